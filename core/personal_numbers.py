"""Numbers of persons in a text, for readers' forms and the publication gate alike. Pure functions, without Django.

A number counts however it is written: full-width or Chinese digits, and blanks, dots, dashes or brackets between its
groups. It must be one that can be real: see `is_id_number` and `can_be_mistyped_id_number`; a bank card passes Luhn.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from stdnum import luhn
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NumberError

from .digit_groups import DigitGroups, groups_in

ID_NUMBER, MOBILE, BANK_CARD = "身份证号", "手机号", "银行卡号"  # in readers' languages: core/pii.py
_KINDS = (ID_NUMBER, MOBILE, BANK_CARD)

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CHINESE = str.maketrans("零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789")
_CHINESE_DIGIT = re.compile(f"[{''.join(map(chr, _CHINESE))}]")
_DIGIT = re.compile(rf"[\d{''.join(map(chr, _CHINESE))}]")
_FEWEST = 11  # digits of the shortest number there is

_MOBILE = re.compile(r"1[3-9]\d{9}")
_DIALLED_FIRST = re.compile(r"(?:(?:00)?86|0)(?=1[3-9])")
_CARD = re.compile(r"62\d{14,17}|9558\d{15}|(?:4\d|5[1-5]|35|60|68|69)\d{14}")
_CARD_GROUPS = re.compile(r"(?:16|17|18|19|4 4 4 [4-7]|4 4 4 4 [123]|6 1[0-3]|1(?: 1){15,18}) ")
_MOBILE_ALWAYS = {(11,), (3, 4, 4), (3, 8)}
_MOBILE_ALONE = {
    *((7, 4), (5, 6), (1, 10), (3, 3, 5), (4, 4, 3), (4, 3, 4), (3, 4, 2, 2), (3, 2, 2, 4), (3, 2, 2, 2, 2)),
    *((2, 3, 3, 3), (3, 3, 3, 2), (3, 3, 2, 3), (3, 2, 3, 3), (2, 2, 2, 2, 2, 1), (1,) * 11),
}
_ID_CUTS = {18: {6, 10, 12, 14, 17}, 15: {6, 8, 10, 12}}  # between region, year, month, day, serial and check digit
_ID_EVEN = {(4, 4, 4, 4, 2), (3,) * 6, (1,) * 18, (4, 4, 4, 3), (5, 5, 5), (3,) * 5, (1,) * 15}
_SAYS_ID = re.compile(r"(?:身份证|身份號|证件|證件|公民身份)\D{0,8}$")
_SAYS_REGISTRATION = re.compile(r"(?:注册|註冊|登记|登記|执照|執照)\D{0,8}$")

_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
#: What is worth a closer look; most digits of a text are not.
_WORTH_A_LOOK = re.compile(
    r"(?:(?:00)?86|0)?1[3-9]\d{9}|(?:62|9558|4|5[1-5]|35|60|68|69)\d{12,17}|"
    r"[1-8]\d{5}(?:\d\d[01]\d[0-3]\d{4}|(?:19|20)\d\d[01]\d[0-3]\d{4}[\dX])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_GROWN_UP = 16  # years; the younger a birthday, the likelier it is the day of a file number


class PersonalNumber(NamedTuple):
    """What kind of number, and its digits without separators."""

    kind: str
    value: str


def personal_numbers(text: str) -> list[PersonalNumber]:
    """All numbers of persons in a text, each once: ID numbers, then mobile numbers, then bank cards."""
    plain = unicodedata.normalize("NFKC", text)
    if len(_DIGIT.findall(plain)) < _FEWEST:  # most texts end here
        return []
    plain = as_plain_text(plain)
    found = list(_found(plain))
    if _CHINESE_DIGIT.search(plain):
        found += _found(plain.translate(_CHINESE))
    return sorted(dict.fromkeys(found), key=lambda one: _KINDS.index(one.kind))


def as_plain_text(text: str) -> str:
    """The text in half width, with digits 0 to 9 whatever the script, and without signs that cannot be seen."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)


def is_id_number(number: str) -> bool:
    """Whether 18 signs, or 15 of the old kind, are an ID number: region, birthday, check digit, and no credit code."""
    if len(number) == 15:
        return bool(_PROVINCE.match(number)) and _birthday(f"19{number[6:12]}") is not None
    return len(number) == 18 and _names_a_person(number) and _check_digit(number) == number[17]


def can_be_mistyped_id_number(number: str) -> bool:
    """Whether 18 signs tell a grown-up's region and birthday: 17 right digits say who it is."""
    born = _birthday(number[6:14])
    return _names_a_person(number) and born is not None and born.year <= date.today().year - _GROWN_UP


def _found(text: str) -> Iterator[PersonalNumber]:
    """From left to right; digits that belong to one number are not looked at again."""
    for groups in groups_in(text):
        start = 0
        while start < len(groups):
            numbers = [(one, end) for end in groups.ends(start, 19) if (one := _number(groups, start, end))]
            if numbers:
                best, end = min(numbers, key=lambda each: (_KINDS.index(each[0].kind) == 1, -each[1]))
                yield best
                start = end
            else:
                start += 1


def _number(groups: DigitGroups, start: int, end: int) -> PersonalNumber | None:
    digits = groups.digits(start, end)
    if not _WORTH_A_LOOK.fullmatch(digits):
        return None
    if len(digits) in _ID_CUTS and _is_written_id_number(groups, start, end, digits):
        return PersonalNumber(ID_NUMBER, digits)
    if not groups.are_close(start, end):
        return None
    if _CARD.fullmatch(digits) and _is_card(groups.shape(start, end), digits):
        return PersonalNumber(BANK_CARD, digits)
    prefix = _DIALLED_FIRST.match(digits)
    dialled = len(prefix[0]) if prefix else 0
    if _MOBILE.fullmatch(digits[dialled:]) and _is_mobile(groups, start, end, dialled):
        return PersonalNumber(MOBILE, digits[dialled:])
    return None


def _is_written_id_number(groups: DigitGroups, start: int, end: int, digits: str) -> bool:
    said = groups.before(start)
    if len(digits) == 18 and is_id_number(digits):
        return True
    shape, cuts = groups.shape(start, end), groups.cuts(start, end)
    if not groups.are_close(start, end) or not (cuts <= _ID_CUTS[len(digits)] or shape in _ID_EVEN):
        return False
    if len(digits) == 15:
        return is_id_number(digits) and not _SAYS_REGISTRATION.search(said)
    return can_be_mistyped_id_number(digits) or bool(_SAYS_ID.search(said))


def _is_card(shape: tuple[int, ...], digits: str) -> bool:
    written = "".join(f"{size} " for size in shape)
    return bool(_CARD_GROUPS.fullmatch(written)) and luhn.is_valid(digits) and not _is_credit_code(digits)


def _is_mobile(groups: DigitGroups, start: int, end: int, dialled: int) -> bool:
    first, *others = groups.shape(start, end)
    shape = (first - dialled, *others)
    return shape in _MOBILE_ALWAYS or (shape in _MOBILE_ALONE and groups.stand_alone(start, end))


def _names_a_person(number: str) -> bool:
    return bool(_PROVINCE.match(number)) and _birthday(number[6:14]) is not None and not _is_credit_code(number)


def _check_digit(number: str) -> str:
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True)) % 11]


def _birthday(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day.year >= 1900 and day <= date.today() else None


def _is_credit_code(number: str) -> bool:
    """A code's region stands from its third sign on; an ID number that also passes as a code is very rare."""
    try:
        return number[0] in "159" and bool(_PROVINCE.match(number, 2) and uscc.validate(number))
    except NumberError:
        return False
