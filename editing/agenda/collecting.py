"""All that one person may know of a stretch of days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.agenda import SOURCES, AgendaEntry, AgendaSource
from core.months import Month
from core.public_holidays import holiday_around

SHOWN = 5  # lines of a day in the month's grid


@dataclass(frozen=True)
class Told:
    """An entry and the kind it is of."""

    source: AgendaSource
    entry: AgendaEntry


@dataclass
class Day:
    """A square of the grid."""

    date: date
    is_inside: bool
    told: list[Told] = field(default_factory=list)

    @property
    def shown(self) -> list[Told]:
        return self.told[:SHOWN]

    @property
    def more(self) -> int:
        """How many do not fit."""
        return len(self.told) - len(self.shown)

    @property
    def holiday(self) -> str:
        """The public holiday of the days off around; empty on other days."""
        off = holiday_around(self.date)
        return off.name if off else ""


def kinds() -> list[AgendaSource]:
    """All kinds of dates, in the order of the filter."""
    return sorted(SOURCES.values(), key=lambda source: source.order)


def collect(user: Any, first: date, last: date, kind: str = "") -> list[Told]:
    """The entries of these days by time, whole days first; of one kind where one is named."""
    chosen = [source for source in kinds() if kind in ("", source.key)]
    told = [Told(source, entry) for source in chosen for entry in source.look(user, first, last)]
    return sorted(told, key=lambda one: (one.entry.day, one.entry.clock, one.source.order, one.entry.uid))


def weeks(month: Month, told: list[Told]) -> list[list[Day]]:
    """The month as Mondays to Sundays."""
    by_day: dict[date, list[Told]] = {}
    for one in told:
        by_day.setdefault(one.entry.day, []).append(one)
    return [[Day(day, day in month, by_day.get(day, [])) for day in week] for week in month.weeks()]


def days_with_something(month: Month, told: list[Told]) -> Iterator[Day]:
    """The month's days as a list, those without anything left out."""
    return (day for week in weeks(month, told) for day in week if day.is_inside and day.told)
