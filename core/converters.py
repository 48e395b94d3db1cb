"""The path converter for numbers: what no database can hold names nothing, and the view answers with 404."""

from django.db.models import BigIntegerField
from django.urls import register_converter
from django.urls.converters import IntConverter

_LAST = BigIntegerField.MAX_BIGINT


class BigIntConverter(IntConverter):
    """A whole number as keys are. One beyond their range becomes the last of it, which no row has.

    It still matches, so that the view answers for its own address; unmatched, Django would look for one with a slash.
    """

    def to_python(self, value: str) -> int:
        """The number, at most the largest key; Python reads no more than 4,300 digits, so those are not read at all."""
        digits = value.lstrip("0")
        return min(int(digits or "0"), _LAST) if len(digits) <= len(str(_LAST)) else _LAST


def register() -> None:
    """Make `<bigint:…>` known to routes."""
    register_converter(BigIntConverter, "bigint")
