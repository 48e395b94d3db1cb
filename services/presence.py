"""Whether a centre is open at a moment: its hours, public holidays with moved weekends, closures of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.opening_hours import OpeningState, opening_state
from core.public_holidays import holiday_around, holidays_between, is_moved_working_day

FRIDAY = 4  # among weekdays
AHEAD = 45  # days for which closures are announced


@dataclass(frozen=True)
class Closure:
    """Days closed, both ends included."""

    first: date
    last: date
    reason: str


@dataclass(frozen=True)
class Timetable:
    """When a centre is open: the rules as typed, its closures, whether public holidays close it."""

    opening: str
    closures: tuple[Closure, ...] = ()
    keeps_holidays: bool = True

    def state(self, moment: datetime) -> OpeningState:
        """Open, closed or unknown at a local moment; on a moved working day the hours of a Friday hold."""
        day = moment.date()
        if any(closure.first <= day <= closure.last for closure in self.closures):
            return OpeningState.CLOSED
        if self.keeps_holidays and holiday_around(day):
            return OpeningState.CLOSED
        is_moved = self.keeps_holidays and is_moved_working_day(day)
        return opening_state(self.opening, moment, FRIDAY if is_moved else None)

    def coming_closures(self, today: date) -> list[Closure]:
        """Closures and holidays of the next `AHEAD` days, the next first."""
        end = today + timedelta(days=AHEAD)
        coming = [closure for closure in self.closures if closure.last >= today and closure.first <= end]
        return sorted([*coming, *self._holidays(today, end)], key=lambda closure: closure.first)

    def _holidays(self, today: date, end: date) -> Iterable[Closure]:
        runs = holidays_between(today, end) if self.keeps_holidays else []
        return (Closure(run.first, run.last, run.name) for run in runs)
