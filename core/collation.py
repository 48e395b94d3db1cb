"""The order of a Chinese dictionary: names by their sound."""

from functools import lru_cache
from typing import Any

from django.db.models import Value
from django.db.models.functions import Collate, Replace

from .slugs import pinyin_slug

COLLATION = "by_sound"
ICU = "zh-Hans-x-icu"  # PostgreSQL's: sign by sign, so that 重庆 needs another sign of the same sound


class ByPinyin(Collate):
    """A field in that order, for `order_by` and `Meta.ordering`; for some thousand rows, since no index has it."""

    def __init__(self, expression: Any) -> None:
        super().__init__(expression, COLLATION)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """By ICU's collation."""
        [field] = self.get_source_expressions()
        read = Replace(field, Value("重庆"), Value("崇庆"))
        return Collate(read, ICU).as_sql(compiler, connection, **context)


def compare(one: str, other: str) -> int:
    """Less than, equal to or greater than zero, as SQLite asks it."""
    first, second = _sound(one), _sound(other)
    return (first > second) - (first < second)


@lru_cache(maxsize=8192)
def _sound(text: str) -> tuple[str, str]:
    return pinyin_slug(text), text
