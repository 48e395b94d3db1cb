"""The same weekday in another month."""

from datetime import date, timedelta

from core.months import Month


def same_weekday(day: date, month: Month) -> date:
    """The day that stands in a month where `day` stands in its own: the second Friday for a second Friday.

    Where there is no fifth, the last one is taken.
    """
    nth = (day.day - 1) // 7
    first = month.first + timedelta(days=(day.weekday() - month.first.weekday()) % 7)
    found = first + timedelta(weeks=nth)
    return found if found in month else found - timedelta(weeks=1)
