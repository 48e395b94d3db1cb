"""When an alliance has to meet again. Pure functions: no database, no clock."""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta


def last_met(days: Iterable[date], today: date) -> date | None:
    """The latest of the days that is not still to come."""
    return max((day for day in days if day <= today), default=None)


def next_due(founded_on: date | None, days: Iterable[date], every: int | None, today: date) -> date | None:
    """The last day on which the next meeting keeps the rule: `every` months after the last one, or the founding.

    None when there is no rule, or nothing to count from.
    """
    start = last_met(days, today) or founded_on
    return start + relativedelta(months=every) if every and start else None
