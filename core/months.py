"""Calendar months: their days, their weeks, and how addresses write them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

_NAMED = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def named(cls, text: str) -> "Month | None":
        """The month of an address, written 2026-11; None for anything else."""
        match = _NAMED.fullmatch(text)
        return cls(int(match[1]), int(match[2])) if match and 2000 <= int(match[1]) <= 2999 else None

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def slug(self) -> str:
        """As addresses write it."""
        return f"{self.year}-{self.number:02}"

    @property
    def label(self) -> str:
        """The month as a title, in the reader's language."""
        return date_format(self.first, "YEAR_MONTH_FORMAT")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def previous(self) -> "Month":
        """The month before."""
        return Month.of(self.first - timedelta(days=1))

    def next(self) -> "Month":
        """The month after."""
        return Month.of(self.last + timedelta(days=1))

    def weeks(self) -> list[list[date]]:
        """Weeks from Monday to Sunday that cover the month, days of its neighbours included."""
        return calendar.Calendar().monthdatescalendar(self.year, self.number)
