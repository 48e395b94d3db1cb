"""Numbers that can be real are found however they are written; what only looks like one is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.personal_numbers import BANK_CARD as CARD
from core.personal_numbers import ID_NUMBER as ID
from core.personal_numbers import MOBILE, is_id_number
from core.pii import personal_number
from editing.pii.detectors import MARK, find_pii

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"

days = st.dates(date(1930, 1, 1), date(2015, 12, 31))
regions = st.sampled_from(["500103", "110105", "330106", "440305", "650102"])
separators = st.sampled_from(["", " ", "-", "－", "　", "·", "—"])


def digits(number):
    return st.text("0123456789", min_size=number, max_size=number)


def checked(seventeen: str) -> str:
    return seventeen + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, seventeen, strict=True)) % 11]


def luhn_completed(number: str) -> str:
    for last in "0123456789":
        doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(number + last))]
        if sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0:
            return number + last
    raise AssertionError


id_numbers = st.builds(lambda r, d, s: checked(f"{r}{d:%Y%m%d}{s}"), regions, days, digits(3))
mobiles = st.builds(lambda second, rest: f"1{second}{rest}", st.sampled_from("3456789"), digits(9))
cards = st.builds(lambda rest: luhn_completed("62" + rest), st.integers(13, 16).flatmap(digits))


def full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text)


def kinds(text: str) -> list[str]:
    return [sign.kind for sign in find_pii(text)]


@given(id_numbers, separators)
def test_an_id_number_is_found_and_masked(number, gap):
    written = gap.join([number[:6], number[6:14], number[14:]])
    for text in (written, full_width(written), f"身份证：{written}。", written.lower()):
        found = [sign for sign in find_pii(text) if sign.kind == ID]
        assert [sign.value for sign in found] == [number]
        assert number[4:15] not in found[0].shown


@given(id_numbers, st.integers(1, 10))
def test_a_mistyped_check_digit_hides_no_grown_up(number, step):
    order = "0123456789X"
    wrong = number[:17] + order[(order.index(number[17]) + step) % 11]
    assert not is_id_number(wrong)
    is_grown_up = int(number[6:10]) <= date.today().year - 16
    assert (ID in kinds(wrong)) is is_grown_up
    assert ID in kinds(f"身份证号：{wrong}")


@given(regions, days.filter(lambda day: day.year < 2000), digits(3))
def test_an_old_id_number_is_found(region, day, serial):
    assert ID in kinds(f"旧证 {region}{day:%y%m%d}{serial} 号")


@given(regions, digits(3))
def test_no_birthday_no_old_id_number(region, serial):
    assert ID not in kinds(f"{region}991332{serial}")


@given(mobiles, separators)
def test_a_mobile_number_is_found(number, gap):
    for written in (number, gap.join([number[:3], number[3:7], number[7:]]), f"+86 {number}", full_width(number)):
        assert [sign.value for sign in find_pii(f"联系{written}，谢谢") if sign.kind == MOBILE] == [number], written


@given(mobiles)
def test_digit_by_digit_and_invisible_signs_hide_nothing(number):
    assert MOBILE in kinds(" ".join(number))
    assert MOBILE in kinds("\u200b".join(number))


@given(cards)
def test_a_bank_card_is_found(number):
    groups = [number[start : start + 4] for start in range(0, len(number), 4)]
    assert CARD in kinds(number) or ID in kinds(number)
    assert {CARD, ID} & set(kinds(" ".join(groups)))


@given(cards, st.integers(1, 9))
def test_a_card_that_fails_luhn_is_none(number, step):
    assert CARD not in kinds(number[:-1] + str((int(number[-1]) + step) % 10))


@given(st.sampled_from(["91", "92", "93", "51", "52", "12"]), digits(9))
def test_a_credit_code_is_no_persons_number(kind, middle):
    from stdnum.cn import uscc

    body = f"{kind}500103{middle}"
    code = next(body + last for last in CODE_SIGNS if uscc.is_valid(body + last))
    assert not is_id_number(code)
    assert ID not in kinds(code)
    assert MOBILE not in kinds(f"统一社会信用代码：{code}")


@given(digits(8), st.sampled_from(["023-{}", "（023）{}", "023 {}", "+86-23-{}", "12345、12315、{}"]))
def test_landlines_and_hotlines_are_no_persons_numbers(number, written):
    assert find_pii(written.format(number)) == []


@pytest.mark.parametrize(
    "text",
    [
        "12315",
        "拨打 12345 或 023-63851234",
        "400-820-8820",
        "牌匾编号 YZ-FXXF-2025-0013",
        "渝中放心 2026-001 至 2026-330",
        "2024-01-01 至 2025-12-31",
        "2026年11月24日 16:05",
        "ISBN 978-7-115-54608-1",
        "渝公网安备 50010302000123 号",
        "志愿者（党员）带头",
        "商户代表（党员）三名",
        "张三（个体户）",
        "13 14 15 16 17 18",
        "",
    ],
)
def test_what_is_public_stays(text):
    assert find_pii(text) == []


@pytest.mark.parametrize(
    "text",
    ["张三（党员）", "李小明（中共党员）", "王某(预备党员)", "某某（党员）", "欧阳*（团员）", "政治面貌：中共党员"],
)
def test_marks_are_found(text):
    assert kinds(text) == [MARK]


@pytest.mark.parametrize(
    "text",
    [
        "店主李明是党员",
        "李明是党员",
        "李明同志是一名有着三十年党龄的老党员",
        "张三系中共党员",
        "王芳为预备党员",
        "老板王小二也是党员",
        "店主李建业是党员",
        "经营者欧阳娜娜身为共产党员",
        "解放碑的李明是党员",
        "我店店主李明是中共预备党员。",
        "李明，男，1970年生，中共党员，火锅店经营者",
        "李明，党员",
        "李明，中共党员",
        "党员李明同志",
        "优秀党员、店主李明说",
        "党员店主李明带头",
        "李明于2010年入党",
        "李某是党员",
        "王师傅是党员",
        "阿依·古丽是党员",
        "李明是民建会员",
        "李明是九三学社社员",
        "店主李明是共青团员",
        "店主李\u200b明是党员",
        "政治面貌为群众",
        "政治面貌是中共党员",
    ],
)
def test_a_sentence_that_tells_a_persons_party_is_found(text):
    assert kinds(text) == [MARK]


@pytest.mark.parametrize(
    "text",
    [
        "党员先锋岗",
        "党员活动室设在二楼",
        "李明是党员先锋岗的岗长",
        "李子坝店，党员示范店",
        "张家花园，中共党员活动室",
        "王府井是党员教育基地",
        "江北是党员活动中心",
        "田间地头是党员课堂",
        "金牌商户是党员之家",
        "店主都是党员",
        "经理必须是党员",
        "许多人是党员",
        "任何人都可以是党员",
        "店主应当是党员",
        "高管是党员",
        "志愿者是党员",
        "这位店主是党员",
        "负责人须为党员",
        "凡是党员，应当带头",
        "党员商户于每月15日集中学习",
        "党员志愿者向群众宣传",
        "党员和群众",
        "党员干部带头",
        "本店有党员三名",
        "协会党员代表",
        "李明是群众心中的好店主",
        "团员青年",
        "洪崖洞是旅行团团员打卡的地方",
        "李子坝是团员必到的一站",
        "李师傅是九三年开的店",
        "李明是火锅店老板",
        "何时入党",
    ],
)
def test_words_about_party_members_that_name_nobody_pass(text):
    assert find_pii(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "138.1234.5678",
        "(138)12345678",
        "110105194912310021",
        "110105491231002",
        "6222021234567890128",
        "12315",
        "915001037000000017",
        "受理号 500103202401010012",
    ],
)
def test_readers_forms_refuse_just_what_the_gate_refuses(text):
    assert kinds(text) == [kind for kind in [personal_number(text)] if kind]
