"""Dates as people write them in a list."""

import re
import unicodedata
from datetime import date

_WRITTEN = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:[ T]0{1,2}:00(?::00)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_NO_DAY = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*月?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
FIRST, LAST = date(1980, 1, 1), date(2099, 12, 31)


class DayError(ValueError):
    """Not a day; the reason and the remedy in Chinese."""


def read_day(text: str) -> date:
    """The day a text names, in any of the usual spellings; raise DayError."""
    text = unicodedata.normalize("NFKC", text).strip()
    found = _WRITTEN.fullmatch(text) or _COMPACT.fullmatch(text)
    if not found:
        raise DayError(_why_not(text))
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        raise DayError(f"日历上没有“{text}”这一天，请核对。") from None
    if not FIRST <= day <= LAST:
        raise DayError(f"“{text}”的年份不对，请核对。")
    return day


def _why_not(text: str) -> str:
    if _NO_DAY.fullmatch(text):
        return f"“{text}”缺少“日”，请写到具体哪一天，例如 2026-03-15。"
    if _SERIAL.fullmatch(text):
        return f"“{text}”是 Excel 的日期序号，请把单元格格式改成“日期”，看到正常日期后再保存。"
    return f"看不懂日期“{text[:20]}”，请写成 2026-03-15 这样的年-月-日。"
