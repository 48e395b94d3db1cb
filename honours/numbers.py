"""Plaque numbers that a reader cannot tell apart are one number."""

from typing import TYPE_CHECKING

from core.signs import lookalike_key

if TYPE_CHECKING:
    from .queries import HonourQuerySet


class StoredNumbers:
    """The stored numbers that are not their own key, so that any number finds its look-alike by the key.

    Nearly all numbers are their own key and are found by an exact query; only the others must be remembered.
    """

    def __init__(self, honours: "HonourQuerySet") -> None:
        self._others: dict[tuple[int, str], str] = {}
        for scheme, number in honours.order_by().values_list("scheme_id", "number").iterator():
            if (key := lookalike_key(number)) != number:
                self._others[scheme, key] = number

    def spellings(self, schemes: list[int], number: str) -> set[str]:
        """How a number that looks like this one may be stored."""
        key = lookalike_key(number)
        return {number, key} | {other for scheme in schemes if (other := self._others.get((scheme, key)))}
