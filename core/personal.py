"""Numbers of persons have no place in a text that others read."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop
from stdnum.cn import ric

ID_NUMBER = gettext_noop("身份证号")
MOBILE = gettext_noop("手机号")

_MANY_DIGITS = re.compile(r"\d(?:[\s-]?\d){10}")  # \d also finds full-width digits
_GAP = r"[\s-]?"
_MOBILE = re.compile(rf"(?<![0-9A-Za-z])(?:\+?86{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?![0-9A-Za-z])")
_ID_NUMBER = re.compile(rf"(?<![0-9A-Za-z])[1-9](?:{_GAP}\d){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
_BIRTHDAY = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def personal_number(text: str, *, may_be_code: bool = False) -> str:
    """What kind of personal number a text holds: 身份证号, 手机号, or nothing.

    An ID number counts even with a wrong check digit. Where a credit code is expected, only one with a right check
    digit counts, and mobile numbers are not looked for: codes hold runs of digits of their own.
    """
    if not _MANY_DIGITS.search(text):
        return ""
    plain = unicodedata.normalize("NFKC", text)
    for found in _ID_NUMBER.findall(plain):
        digits = re.sub(r"[\s-]", "", found)
        if _BIRTHDAY.match(digits) and (not may_be_code or ric.is_valid(digits)):
            return ID_NUMBER
    return MOBILE if not may_be_code and _MOBILE.search(plain) else ""


def validate_no_personal_number(text: str) -> None:
    """Raise a ValidationError that names the kind of number."""
    if kind := personal_number(text):
        message = gettext("这里写了%(kind)s。请删掉再提交，这一栏不收个人号码。") % {"kind": gettext(kind)}
        raise ValidationError(message, code="personal")
