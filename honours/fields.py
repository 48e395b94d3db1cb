"""The unified social credit code, GB 32100-2015."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_noop
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

REASONS: dict[type[Exception], str] = {  # readers see them too
    InvalidLength: gettext_noop("统一社会信用代码应为 18 位，请对照营业执照补齐。"),
    InvalidFormat: gettext_noop("统一社会信用代码里有不该出现的字符（不含 I、O、S、V、Z），请对照营业执照核对。"),
    InvalidComponent: gettext_noop("统一社会信用代码里有不该出现的字符（不含 I、O、S、V、Z），请对照营业执照核对。"),
    InvalidChecksum: gettext_noop("统一社会信用代码校验不通过，多半是抄错了一位，请对照营业执照核对。"),
}


def normalise_credit_code(text: str) -> str:
    """Half-width, upper-case, without blanks and dashes."""
    return uscc.compact(unicodedata.normalize("NFKC", text)).upper()


def validate_credit_code(code: str) -> None:
    """Raise a ValidationError with the reason in Chinese when the code cannot be right."""
    try:
        uscc.validate(code)
    except tuple(REASONS) as error:
        raise ValidationError(gettext(REASONS[type(error)]), code="credit_code") from error


class CreditCodeField(models.CharField):
    """A unique, optional credit code; full-width digits and blanks are mended, a wrong check digit is refused."""

    default_validators = [validate_credit_code]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "max_length": 18,
            "unique": True,
            "null": True,
            "blank": True,
            "error_messages": {"unique": "这个统一社会信用代码已经登记在另一家商户名下，请先查找那家商户。"},
        }
        super().__init__(*args, **(defaults | kwargs))

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return normalise_credit_code(value) or None if value else None

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value) or None  # several merchants may have no code

    def formfield(self, **kwargs: Any) -> Any:
        # The form takes the code as pasted, blanks and all; length is judged after they are gone.
        return super().formfield(**(kwargs | {"max_length": None}))
