"""China's public holidays with their moved weekends (调休)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
from django.utils.translation import gettext, gettext_noop
from holidays import HolidayBase

_ONE_DAY = timedelta(days=1)

#: The calendar's own names, so that catalogues know them.
NAMES = (
    gettext_noop("元旦"),
    gettext_noop("除夕"),
    gettext_noop("春节"),
    gettext_noop("春节延长假期"),
    gettext_noop("清明节"),
    gettext_noop("劳动节"),
    gettext_noop("端午节"),
    gettext_noop("中秋节"),
    gettext_noop("国庆节"),
)


@dataclass(frozen=True)
class DaysOff:
    """A stretch of days off around a public holiday, weekends included."""

    first: date
    last: date
    name: str


@cache
def calendar() -> HolidayBase:
    """The official calendar; a year appears in it late in the year before, until then weekends are plain."""
    return holidays.country_holidays("CN", language="zh_CN")


def holiday_around(day: date) -> DaysOff | None:
    """The stretch of days off a day belongs to, or None on working days and on weekends without a holiday."""
    if calendar().is_working_day(day):
        return None
    first, last = _end(day, -_ONE_DAY), _end(day, _ONE_DAY)
    days = [first + _ONE_DAY * step for step in range((last - first).days + 1)]
    names = [calendar()[day] for day in days if day in calendar()]
    return DaysOff(first, last, _plain(names)) if names else None


def is_moved_working_day(day: date) -> bool:
    """Whether a Saturday or Sunday is worked because its day off was moved."""
    return day.weekday() >= 5 and calendar().is_working_day(day)


def holidays_between(first: date, last: date) -> list[DaysOff]:
    """The stretches that touch the days from one to another, in order."""
    days = (first + _ONE_DAY * step for step in range((last - first).days + 1))
    return list(dict.fromkeys(run for day in days if (run := holiday_around(day))))


def working_days_after(day: date, number: int) -> date:
    """The working day that comes so many working days after a day."""
    for _ in range(number):
        day = calendar().get_nth_working_day(day, 1)
    return day


def _end(day: date, step: timedelta) -> date:
    while not calendar().is_working_day(day + step):
        day += step
    return day


def _plain(names: list[str]) -> str:
    """The holidays' own names, without the days moved to them."""
    own = [name.partition("（")[0].removeprefix("农历") for text in names for name in text.split(";")]
    own = [name.strip() for name in own if not name.strip().startswith("休息日")]
    return gettext("、").join(gettext(name) for name in dict.fromkeys(own)) or gettext("节假日")
