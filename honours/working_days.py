"""Working days in China, with the moved weekends of the public-holiday calendar (调休)."""

from datetime import date, timedelta

from core.public_holidays import calendar


def last_day_of_notice(first: date, working_days: int) -> date:
    """The last day of a notice that shows for that many working days, the first day counting if it is one.

    The official calendar of a year appears late in the year before; a notice that runs past it counts plain weekends.
    """
    day = first
    remaining = working_days - calendar().is_working_day(day)
    while remaining > 0:
        day += timedelta(days=1)
        remaining -= calendar().is_working_day(day)
    return day
