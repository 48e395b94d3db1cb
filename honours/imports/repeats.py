"""Which merchants and plaques a list names more than once.

Only these must be remembered from one chunk of rows to the next, so memory stays flat.
"""

from functools import lru_cache

from core.signs import lookalike_key

from .choices import folded
from .matching import Key, merchant_keys


def plaque_key(values: dict[str, str]) -> Key:
    """By what a plaque is known inside a list."""
    return ("plaque", _scheme_key(values.get("scheme", "")), lookalike_key(values.get("number", "")))


@lru_cache(maxsize=256)
def _scheme_key(name: str) -> str:
    return folded(name)


def award_key(values: dict[str, str]) -> Key:
    """One award: a merchant, a scheme and a day."""
    return ("award", values.get("credit_code", ""), values.get("scheme", ""), values.get("issued_on", ""))


def keys_of(values: dict[str, str]) -> list[Key]:
    """All that may repeat."""
    keys = [plaque_key(values), *merchant_keys(values)]
    return [*keys, award_key(values)] if "credit_code" in values else keys


class KeyCounter:
    """Notes the keys of rows, as hashes, and tells which came twice; a chance collision only costs memory."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._twice: set[int] = set()

    def note(self, values: dict[str, str]) -> None:
        """Count one row's keys."""
        for key in map(hash, keys_of(values)):
            (self._twice if key in self._once else self._once).add(key)

    def repeated(self) -> set[int]:
        """The hashes of the keys that came twice or more."""
        return self._twice
