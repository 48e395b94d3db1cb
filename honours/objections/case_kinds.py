"""Further kinds of cases that the one box for case numbers leads to; their apps register how to find one."""

from collections.abc import Callable

#: The address of the page of a case, by its mended number; "" where there is no such case.
CaseAddress = Callable[[str], str]

_KINDS: list[CaseAddress] = []


def register_case_kind(address_of: CaseAddress) -> None:
    """Ask this one too."""
    if address_of not in _KINDS:
        _KINDS.append(address_of)


def address_of_case(number: str) -> str:
    """Where a case of a registered kind is told of; "" when none has that number."""
    return next((address for find in _KINDS if (address := find(number))), "")
