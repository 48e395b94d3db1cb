"""What became of a rule after a day: amended, or superseded by another. No clock: the caller says which days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Regulation


@dataclass(frozen=True)
class RuleChange:
    """A change of a rule in force from a day on; `successor` is the rule that took its place, None if amended."""

    regulation: "Regulation"
    on: date
    says: str = ""
    successor: "Regulation | None" = None


def changes(regulations: Iterable["Regulation"], after: date, until: date) -> list[RuleChange]:
    """The changes of several rules in force later than `after` and not later than `until`, by their days."""
    found = (change for each in regulations for change in each.all_changes() if after < change.on <= until)
    return sorted(found, key=lambda change: change.on)
