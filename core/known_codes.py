"""Which codes on paper are known: each app tells of its own, so that those are never refused."""

from collections.abc import Callable

#: Given what somebody typed; whether something public carries the code that was meant.
Lookup = Callable[[str], bool]

_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """Ask this one too."""
    _lookups.append(lookup)


def is_known(typed: str) -> bool:
    """Whether any app knows the code; a database query at most for each."""
    return any(lookup(typed) for lookup in _lookups)
