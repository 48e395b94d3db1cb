"""The days of a holiday, from the public-holiday calendar with its moved days (调休)."""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from .kinds import Festival

#: The name under which the calendar lists the statutory days; the holiday grows around them.
_NAMES = {Festival.SPRING: "春节", Festival.LABOUR: "劳动节", Festival.NATIONAL: "国庆节"}
FIRST_YEAR, LAST_YEAR = 2008, 2099
LEAD_DAYS, FOLLOW_DAYS = 14, 10  # the usual length of the phases before and after


@dataclass(frozen=True)
class HolidayDays:
    """First and last day off; `is_official` when the State Council's moved days of that year are known."""

    first: date
    last: date
    is_official: bool


def holiday_days(festival: Festival, year: int) -> HolidayDays:
    """The unbroken run of days off around a festival; raise ValueError for a year that no calendar can know.

    The moved days of a year are published late in the year before; until then weekends alone are joined on.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"年份要在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。")
    calendar = holidays.country_holidays("CN", years=year, language="zh_CN")
    statutory = min(day for day, name in calendar.items() if _NAMES[festival] in name)
    return HolidayDays(
        first=_last_off(statutory, -1, calendar),
        last=_last_off(statutory, 1, calendar),
        is_official=any("调休" in name for name in calendar.values()),
    )


def _last_off(day: date, step: int, calendar: holidays.HolidayBase) -> date:
    """The outermost day off reached from one, going one way."""
    following = day + timedelta(days=step)
    while not calendar.is_working_day(following):
        day, following = following, following + timedelta(days=step)
    return day
