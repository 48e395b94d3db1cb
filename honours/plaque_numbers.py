"""Plaque numbers as people copy them from a wall: whole, without the dash, or the part they remember."""

import re
import unicodedata

from core.opencc import to_simplified

from .models import Honour

#: What people write around a number.
_AROUND = re.compile(
    "牌匾编号|牌匾|编号|号码|牌号|证书号|NUMBER|PLAQUE|NO(?=\\W|\\d|$)|[第号]|(?<=\\d)年(?=[\\W第]*\\d)", re.IGNORECASE
)
_GROUP = re.compile(r"\d+|[^\W\d_]+")
FEWEST_DIGITS = 3  # 001 is a number on a plaque, 18 is part of a name
MOST_LETTERS = 12
#: Whoever types nothing but one of these is in need, and means no plaque.
EMERGENCY = {"110", "119", "120", "122"}
#: Numbers that end alike are many, one that was meant is among the first of them.
MOST_READ = 2_000
MOST_FOUND = 20


def honours_numbered(typed: str) -> list[Honour]:
    """The public honours whose plaque number ends with what was typed, in roll order with scheme and merchant.

    None for words that are no number; two queries at most. Full-width signs, blanks, dashes and leading zeros do not
    matter. A number proves nothing: anybody can copy it.
    """
    groups = number_groups(typed)
    if not _may_be_number(groups):
        return []
    last = next(group for group in reversed(groups) if group.isdecimal())
    rows = Honour.objects.public().filter(number__contains=last[-FEWEST_DIGITS:].lstrip("0") or "0")
    keys = [pk for pk, number in rows.order_by().values_list("pk", "number")[:MOST_READ] if _ends(number, groups)]
    return list(Honour.objects.filter(pk__in=keys[:MOST_FOUND]).in_roll_order()) if keys else []


def number_groups(typed: str) -> list[str]:
    """The runs of digits and of letters of a number, without what is only written around it.

    >>> number_groups("編號：渝中放心〔２０２２〕年001號")
    ['渝中放心', '2022', '001']
    """
    return _GROUP.findall(_AROUND.sub(" ", to_simplified(unicodedata.normalize("NFKC", typed))).upper())


def is_like_number(typed: str) -> bool:
    """Whether somebody seems to have typed a plaque number, whoever may have it."""
    groups = number_groups(typed)
    return _may_be_number(groups) and not groups[0].isascii()  # a code is of letters and digits


def _may_be_number(groups: list[str]) -> bool:
    digits = sum(len(group) for group in groups if group.isdecimal())
    letters = sum(len(group) for group in groups if not group.isdecimal())
    ends = bool(groups) and groups[-1].isdecimal() and groups[0] not in EMERGENCY
    return ends and digits >= FEWEST_DIGITS and letters <= MOST_LETTERS and len(groups) <= 5


def _ends(number: str, groups: list[str]) -> bool:
    """Whether a number ends with typed groups: sign by sign, or group by group where zeros were left out."""
    known = number_groups(number)
    if len(groups) == 1 and len(groups[0]) <= 4:
        return bool(known) and known[-1] == groups[0]
    if "".join(known).endswith("".join(groups)):
        return True
    if len(groups) == 2 and not groups[0].isdecimal() and len(known) == 3:  # without the year
        known = [known[0], known[2]]
    return 1 < len(groups) <= len(known) and all(map(_same, known[-len(groups) :], groups))


def _same(known: str, typed: str) -> bool:
    if known.isdecimal() and typed.isdecimal():
        return int(known) == int(typed)
    return known.endswith(typed)
