"""Names by their sound."""

import pytest

from search.pinyin import sound_of, sound_tokens, sounding_like


@pytest.mark.parametrize(
    ("title", "sounds"),
    [
        ("洪崖洞", "ㄆhongyadong ㄆhyd ㄆyadong ㄆyd ㄆdong ㄆd"),
        ("绿道", "ㄆlvdao ㄆludao ㄆld ㄆdao ㄆd"),
        ("2号线A口", "ㄆhaoxian ㄆhx ㄆxian ㄆx ㄆkou ㄆk"),
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


@pytest.mark.parametrize(("text", "sound"), [("洪涯洞", "hongyadong"), ("洪", ""), ("5A景区", ""), ("", "")])
def test_sound_of(text, sound):
    assert sound_of(text) == sound


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
