"""Numbers of persons have no place in a text that others read."""

import re
import unicodedata

from django.core.exceptions import ValidationError

_GAP = r"[\s-]?"
_MOBILE = re.compile(rf"(?<![0-9A-Za-z])(?:\+?86{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?![0-9A-Za-z])")
_ID_NUMBER = re.compile(rf"(?<![0-9A-Za-z])[1-9](?:{_GAP}\d){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
_BIRTHDAY = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def validate_no_personal_number(text: str) -> None:
    """Raise a ValidationError that names the kind of number: 身份证号, 手机号.

    An ID number counts even with a wrong check digit; a credit code of digits alone holds no birthday and passes.
    """
    plain = unicodedata.normalize("NFKC", text)
    if any(_BIRTHDAY.match(re.sub(r"[\s-]", "", found)) for found in _ID_NUMBER.findall(plain)):
        raise ValidationError("这里写了身份证号。请删掉再提交，这一栏不收个人号码。", code="personal")
    if _MOBILE.search(plain):
        raise ValidationError("这里写了手机号。请删掉再提交，这一栏不收个人号码。", code="personal")
