"""Which merchants and plaques a list names more than once.

Only these must be remembered from one chunk of rows to the next, so memory stays flat.
"""

from collections.abc import Iterable

from .matching import Key, merchant_keys
from .rows import Row


def plaque_key(values: dict[str, str]) -> Key:
    """By what a plaque is known inside a list."""
    return ("plaque", values.get("scheme", ""), values.get("number", ""))


def award_key(values: dict[str, str]) -> Key:
    """One award: a merchant, a scheme and a day."""
    return ("award", values.get("credit_code", ""), values.get("scheme", ""), values.get("issued_on", ""))


def keys_of(values: dict[str, str]) -> list[Key]:
    """All that may repeat."""
    keys = [plaque_key(values), *merchant_keys(values)]
    return [*keys, award_key(values)] if "credit_code" in values else keys


def repeated(rows: Iterable[Row]) -> set[int]:
    """The hashes of the keys that occur twice or more; a chance collision only costs memory."""
    once: set[int] = set()
    twice: set[int] = set()
    for row in rows:
        for key in {hash(key) for key in keys_of(row.values())}:
            (twice if key in once else once).add(key)
    return twice
