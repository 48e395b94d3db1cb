"""Personal numbers that slipped into a cell."""

import re
import unicodedata

from stdnum.cn import ric

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_MANY_DIGITS = re.compile(r"\d(?:[ -]?\d){10}")  # \d also finds full-width digits


def personal_number(text: str, *, may_be_code: bool = False) -> str:
    """What kind of personal number a text holds: 身份证号, 手机号, or nothing.

    A cell for credit codes is only searched for ID numbers; codes hold runs of digits of their own.
    """
    if not _MANY_DIGITS.search(text):
        return ""
    text = unicodedata.normalize("NFKC", text)
    if any(ric.is_valid(found) for found in _ID_NUMBER.findall(text)):
        return "身份证号"
    return "手机号" if not may_be_code and _MOBILE.search(text) else ""
