"""Names by their sound."""

import pytest

from search.pinyin import near_spellings, sound_of, sound_tokens, sounding_like, sounding_near


@pytest.mark.parametrize(
    ("title", "sounds"),
    [
        ("洪崖洞", "ㄆhongyadong ㄆhyd ㄆyadong ㄆyd ㄆdong ㄆd"),
        ("绿道", "ㄆlvdao ㄆludao ㄆld ㄆdao ㄆd"),
        ("2号线A口", "ㄆhaoxian ㄆhx ㄆxian ㄆx ㄆxiaoxian ㄆxx ㄆkou ㄆk"),
        ("Food", ""),
    ],
)
def test_sound_tokens(title, sounds):
    assert " ".join(sound_tokens(title)) == sounds


@pytest.mark.parametrize(
    ("title", "sound"), [("重庆", "chongqing"), ("长江索道", "changjiangsuodao"), ("朝天門", "chaotianmen")]
)
def test_readings_in_names(title, sound):
    assert f"ㄆ{sound}" in sound_tokens(title)


@pytest.mark.parametrize(("text", "sound"), [("洪涯洞", "hong ya dong"), ("洪", ""), ("5A景区", ""), ("", "")])
def test_sound_of(text, sound):
    assert " ".join(sound_of(text)) == sound


@pytest.mark.parametrize(
    ("text", "sound", "found"),
    [
        ("游洪崖洞夜景", "hongyadong", ["洪崖洞"]),
        ("游洪崖洞夜景", "yad", ["崖洞"]),
        ("游洪崖洞夜景", "hyd", ["洪崖洞"]),
        ("游洪崖洞夜景", "xyz", []),
    ],
)
def test_sounding_like(text, sound, found):
    assert [text[low:high] for low, high in sounding_like(text, sound)] == found


@pytest.mark.parametrize(
    ("typed", "title"),
    [("宗旅巷", "棕榈巷"), ("李字坝", "李子坝"), ("朝天们", "朝天门"), ("心街口", "新街口"), ("情人坡", "秦人坡")],
)
def test_what_people_mix_up_sounds_the_same(typed, title):
    assert sounding_near(f"老{title}面馆", typed) == [(1, 1 + len(title))]
    assert "".join(sound_of(title)) in near_spellings(sound_of(typed))


def test_what_sounds_otherwise_is_left_alone():
    assert sounding_near("棕榈巷", "解放碑") == []
    assert sounding_near("棕榈巷", "棕") == []
