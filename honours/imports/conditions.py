"""Whether a record meets a model's check constraint, without asking the database.

Django's own validation sends one query per constraint and row; a list has a hundred thousand rows.
"""

from typing import Any

from django.db.models import F, Model, Q

_COMPARE = {
    "exact": lambda a, b: a == b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
}


def holds(condition: Q, record: Model) -> bool | None:
    """True, False, or None where SQL says unknown; raise KeyError for a lookup this file does not know."""
    parts = [holds(part, record) if isinstance(part, Q) else _meets(part, record) for part in condition.children]
    if condition.connector == Q.OR:
        result = True if True in parts else (None if None in parts else False)
    else:
        result = False if False in parts else (None if None in parts else True)
    return None if result is None else result != condition.negated


def _meets(part: Any, record: Model) -> bool | None:
    path, wanted = part
    name, _, lookup = path.partition("__")
    value = getattr(record, name)
    if lookup == "isnull":
        return (value is None) == wanted
    if isinstance(wanted, F):
        wanted = getattr(record, wanted.name)  # type: ignore[attr-defined]
    if value is None or wanted is None:
        return None
    return _COMPARE[lookup or "exact"](value, wanted)
