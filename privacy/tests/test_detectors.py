"""Numbers that can be real are found however they are written; what only looks like one is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.detectors import CARD, ID, MARK, MOBILE, is_id_number, signs

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
    return [sign.kind for sign in signs(text)]


@given(id_numbers, separators)
def test_an_id_number_is_found_and_masked(number, gap):
    written = gap.join([number[:6], number[6:14], number[14:]])
    for text in (written, full_width(written), f"身份证：{written}。", written.lower()):
        found = [sign for sign in signs(text) if sign.kind == ID]
        assert [sign.value for sign in found] == [number]
        assert number[4:15] not in found[0].shown


@given(id_numbers, st.integers(1, 10))
def test_a_wrong_check_digit_is_no_id_number(number, step):
    order = "0123456789X"
    wrong = number[:17] + order[(order.index(number[17]) + step) % 11]
    assert ID not in kinds(wrong)


@given(regions, days.filter(lambda day: day.year < 2000), digits(3))
def test_an_old_id_number_is_found(region, day, serial):
    assert ID in kinds(f"旧证 {region}{day:%y%m%d}{serial} 号")


@given(regions, digits(3))
def test_no_birthday_no_old_id_number(region, serial):
    assert ID not in kinds(f"{region}991332{serial}")


@given(mobiles, separators)
def test_a_mobile_number_is_found(number, gap):
    for written in (number, gap.join([number[:3], number[3:7], number[7:]]), f"+86 {number}", full_width(number)):
        assert [sign.value for sign in signs(f"联系{written}，谢谢") if sign.kind == MOBILE] == [number], written


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
    assert signs(written.format(number)) == []


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
    assert signs(text) == []


@pytest.mark.parametrize(
    "text",
    ["张三（党员）", "李小明（中共党员）", "王某(预备党员)", "某某（党员）", "欧阳*（团员）", "政治面貌：中共党员"],
)
def test_marks_are_found(text):
    assert kinds(text) == [MARK]
