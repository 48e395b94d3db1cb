"""Numbers of persons have no place in a text that others read."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .personal_numbers import BANK_CARD, ID_NUMBER, MOBILE, is_id_number, personal_numbers

_WORDS = {ID_NUMBER: _("身份证号"), MOBILE: _("手机号"), BANK_CARD: _("银行卡号")}


def personal_number(text: str, *, may_be_code: bool = False) -> str:
    """What kind of personal number a text holds: 身份证号, 手机号, 银行卡号, or nothing.

    Where a credit code is expected, only an ID number of 18 signs with a right check digit counts: codes hold runs of
    digits of their own.
    """
    for kind, value in personal_numbers(text):
        if not may_be_code or (kind == ID_NUMBER and len(value) == 18 and is_id_number(value)):
            return kind
    return ""


def validate_no_personal_number(text: str) -> None:
    """Raise a ValidationError that names the kind of number."""
    if kind := personal_number(text):
        message = gettext("这里写了%(kind)s。请删掉再提交，这一栏不收个人号码。") % {"kind": _WORDS[kind]}
        raise ValidationError(message, code="personal")
