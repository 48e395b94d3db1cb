"""Dates as people and their programs write them in a list."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

_SPACE = r"[ \t]?"
_SEPARATOR = "[-./年、]"
_CLOCK = (
    r"(?:[ T]{1,2}(?:[上下]午[ ]?)?(?P<clock>\d{1,2}:\d\d(?::\d\d(?:\.\d{1,7})?)?)(?P<zone> ?(?:Z|[+-]\d\d:?\d\d))?)?"
)
_WEEKDAY = rf"(?:{_SPACE}[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?)?"
_WRITTEN = re.compile(
    rf"(\d{{4}}){_SPACE}{_SEPARATOR}{_SPACE}(\d{{1,2}}){_SPACE}[-./月、]{_SPACE}(\d{{1,2}}){_SPACE}[日号.]?{_WEEKDAY}{_CLOCK}{_WEEKDAY}"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_NO_DAY = re.compile(rf"\d{{4}}{_SPACE}{_SEPARATOR}{_SPACE}\d{{1,2}}{_SPACE}月?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_NUMERALS = "一二三四五六七八九十"
_IN_CHARACTERS = re.compile(
    rf"([〇零○Oo0一二三四五六七八九]{{4}}|\d{{4}})年([{_NUMERALS}]{{1,3}})月([{_NUMERALS}廿卅]{{1,3}})[日号]?{_WEEKDAY}"
)
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─━", "-"))
_LASTING = re.compile("长期|永久|无期限|不限|无固定期限|终身|长久")
_SPAN = re.compile(rf"(?:有效期)?(?:[{_NUMERALS}两半]{{1,3}}|\d{{1,2}})(?:年|个月)")
_CHINA = timezone(timedelta(hours=8))
LONGEST = 60  # characters of a text that may be a day
FIRST, LAST = date(1980, 1, 1), date(2099, 12, 31)


class DayError(ValueError):
    """Not a day; the reason and the remedy in Chinese."""


def read_day(text: str) -> date:
    """The day a text names, in any of the usual spellings; raise DayError.

    Of a moment with a zone, as programs export it, the day in China. What `time_of_day` finds is left out.
    """
    text = _plain(text)
    if len(text) > LONGEST:
        raise DayError(_why_not(text))
    found = _WRITTEN.fullmatch(text)
    if not found:
        return _checked(text, *_numbers(text))
    if found["zone"]:
        return _checked(text, *_in_china(text, found))
    return _checked(text, *map(int, found.groups()[:3]))


def time_of_day(text: str) -> str:
    """The time that a text names beside its day, "" for none and for midnight."""
    found = _WRITTEN.fullmatch(_plain(text))
    clock = (found["clock"] or "") if found else ""
    return clock if clock.strip("0:.") else ""


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip().translate(_DASHES)
    return re.sub("-{2,3}", "-", text)


def _numbers(text: str) -> tuple[int, int, int]:
    if found := _COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        return year, month, day
    if found := _IN_CHARACTERS.fullmatch(text):
        return int(found[1].translate(_DIGITS)), _numeral(found[2]), _numeral(found[3])
    raise DayError(_why_not(text))


def _numeral(text: str) -> int:
    """Up to 99, as in 二十一 and 廿一."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if len(text) == 1 else 0
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)


def _in_china(text: str, found: re.Match[str]) -> tuple[int, int, int]:
    year, month, day = found.groups()[:3]
    zone = "+00:00" if found["zone"].strip() == "Z" else found["zone"].strip()
    clock = ":".join([*found["clock"].split(".")[0].split(":"), "00"][:3])
    try:
        moment = datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02}T{clock:0>8}{zone}")
    except ValueError:
        raise DayError(f"看不懂日期“{text[:20]}”，请写成 2026-03-15 这样的年-月-日。") from None
    here = moment.astimezone(_CHINA)
    return here.year, here.month, here.day


def _checked(text: str, year: int, month: int, day: int) -> date:
    try:
        read = date(year, month, day)
    except ValueError:
        raise DayError(f"日历上没有“{text}”这一天，请核对。") from None
    if not FIRST <= read <= LAST:
        raise DayError(f"“{text}”的年份不对，请核对。")
    return read


def _why_not(text: str) -> str:
    shown = text[:20]
    if len(text) <= LONGEST:
        if _NO_DAY.fullmatch(text):
            return f"“{text}”缺少“日”，请写到具体哪一天，例如 2026-03-15。"
        if _SERIAL.fullmatch(text):
            return f"“{text}”是 Excel 的日期序号，请把单元格格式改成“日期”，看到正常日期后再保存。"
        if _LASTING.search(text):
            return (
                f"“{shown}”不是日期。荣誉项目不设有效期的，这一格空着就是长期有效；"
                "设了的，请写到期那一天，例如 2029-03-14。"
            )
        if _SPAN.fullmatch(text):
            return f"“{shown}”是期限，不是日期。请写到期那一天，例如 2029-03-14；空着的话，按荣誉项目的有效期自动算。"
    return f"看不懂日期“{shown}”，请写成 2026-03-15 这样的年-月-日。"
