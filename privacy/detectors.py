"""What in a text points to a person: pure functions, no database.

Numbers count as written by hand: full-width digits, blanks, hyphens or dots between the usual groups. Only numbers that
can be real count: an ID number has a province, a birthday and a right check digit; a bank card passes Luhn.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NumberError

from .names import IS_NO_NAME, PARTY

_SEP = r"[\s.·‐-―_-]{0,2}"  # between groups of digits, also several dashes of Unicode
_START, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DIGITS = re.compile(r"(?:\d\D{0,2}){11}")

_ID_18 = re.compile(rf"{_START}\d{{6}}{_SEP}\d{{4}}{_SEP}\d{{2}}{_SEP}\d{{2}}{_SEP}\d{{3}}{_SEP}?[\dXx]{_END}")
_ID_15 = re.compile(rf"{_START}\d{{6}}{_SEP}\d{{6}}{_SEP}\d{{3}}{_END}")
_MOBILE = re.compile(
    rf"{_START}(?:(?:\+|00)?86{_SEP})?"
    rf"(1[3-9]\d(?:{_SEP}\d{{4}}{_SEP}\d{{4}}|{_SEP}\d{{3}}{_SEP}\d{{5}}|{_SEP}\d{{3}}{_SEP}\d{{2}}{_SEP}\d{{3}})"
    rf"|1([\s.-])[3-9](?:\2\d){{9}}){_END}"
)
_CARD = re.compile(
    rf"{_START}(?:\d{{16,19}}|\d{{4}}(?:[\s-]\d{{4}}){{3}}(?:[\s-]?\d{{1,3}})?|\d{{6}}[\s-]\d{{10,13}}){_END}"
)
_CARD_STARTS = re.compile(r"62\d{14,17}$|9558\d{15}$|(?:4\d|5[1-5]|35|60|68|69)\d{14}$")
_MARK = re.compile(
    rf"([\u4e00-\u9fff·]{{2,4}}|某+|[\u4e00-\u9fff]某{{1,2}}|[\u4e00-\u9fff][*×]{{1,2}})\s?[(\[〔【]\s?({PARTY})\s?[)\]〕】]"
)
_STANDING = re.compile(rf"(?:政治面貌|党派)\s?[::]\s?({PARTY}|群众)")

_PROVINCES = (
    frozenset("1" + d for d in "12345")
    | frozenset("2" + d for d in "123")
    | frozenset(
        [
            *(f"3{d}" for d in range(1, 8)),
            *(f"4{d}" for d in range(1, 7)),
            *(f"5{d}" for d in range(5)),
            *(f"6{d}" for d in range(1, 6)),
        ]
    )
    | {"71", "81", "82", "83"}
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@dataclass(frozen=True)
class Sign:
    """Something found: its kind, and what was written without separators."""

    kind: str
    value: str

    @property
    def shown(self) -> str:
        """Enough to find it again, too little to learn it."""
        if self.kind == MARK:
            return f"{self.value[0]}**"
        return f"{self.value[:3]}{'*' * (len(self.value) - 5)}{self.value[-2:]}"


ID, MOBILE, CARD, MARK = "身份证号", "手机号", "银行卡号", "政治面貌"


def signs(text: str) -> list[Sign]:
    """All signs of persons in a text, each once, in the order of kinds."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    found: list[Sign] = []
    if _DIGITS.search(plain):
        found += [Sign(ID, one) for one in _ids(plain)]
        found += [Sign(MOBILE, _bare(match[1])) for match in _MOBILE.finditer(plain)]
        taken = {sign.value for sign in found}
        found += [Sign(CARD, one) for one in _cards(plain) if one not in taken]
    if "员" in plain or "群众" in plain:
        found += _marks(plain)
    return list(dict.fromkeys(found))


def is_id_number(number: str) -> bool:
    """Whether 18 signs, or 15 of the old kind, can be somebody's ID number; a credit code is not."""
    if number[:2] not in _PROVINCES:
        return False
    if len(number) == 15:
        return _is_day("19" + number[6:12])
    if len(number) != 18 or not _is_day(number[6:14]) or _is_credit_code(number):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECKS[total % 11] == number[17]


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= 1900 and day <= date.today()


def _is_credit_code(number: str) -> bool:
    """A code's region stands from its third sign on; an ID number that also passes as a code is very rare."""
    try:
        return number[0] in "159" and number[2:4] in _PROVINCES and bool(uscc.validate(number))
    except NumberError:
        return False


def _ids(text: str) -> Iterator[str]:
    for pattern in (_ID_18, _ID_15):
        for match in pattern.finditer(text):
            if is_id_number(number := _bare(match[0]).upper()):
                yield number


def _cards(text: str) -> Iterator[str]:
    for match in _CARD.finditer(text):
        number = _bare(match[0])
        if _CARD_STARTS.match(number) and luhn.is_valid(number) and not _is_credit_code(number):
            yield number


def _marks(text: str) -> Iterator[Sign]:
    for match in _MARK.finditer(text):
        if not IS_NO_NAME.search(match[1]):
            yield Sign(MARK, match[1] + match[2])
    for match in _STANDING.finditer(text):
        yield Sign(MARK, match[0])


def _bare(written: str) -> str:
    return re.sub(r"[^0-9Xx]", "", written)
