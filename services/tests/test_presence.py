"""When a centre is open: hours, holidays with moved weekends, closures of its own."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.freshness import noting
from core.opening_hours import OpeningState
from core.public_holidays import holiday_around, is_moved_working_day
from services.presence import Closure, Timetable

WEEKDAYS = "周一至周五 09:00-17:30"


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24T09:00", True),  # an ordinary Tuesday
        ("2026-11-24T17:30", False),
        ("2026-11-28T10:00", False),  # an ordinary Saturday
        ("2026-10-02T10:00", False),  # a Friday in the National Day holidays
        ("2026-10-10T10:00", True),  # a Saturday worked for it
        ("2026-10-10T08:00", False),
        ("2026-02-20T10:00", False),  # Spring Festival
    ],
)
def test_holidays_close_and_moved_working_days_open(moment, is_open):
    state = Timetable(WEEKDAYS).state(datetime.fromisoformat(moment))
    assert state == (OpeningState.OPEN if is_open else OpeningState.CLOSED)


def test_a_centre_may_stay_open_on_holidays():
    national_day = datetime(2026, 10, 2, 10)
    assert Timetable("每天 09:00-22:00", keeps_holidays=False).state(national_day) == OpeningState.OPEN
    assert Timetable("每天 09:00-22:00").state(national_day) == OpeningState.CLOSED


def test_without_hours_nothing_is_claimed():
    assert Timetable("").state(datetime(2026, 11, 24, 10)) == OpeningState.UNKNOWN


def test_a_closure_of_its_own_closes_and_is_announced():
    closure = Closure(date(2026, 11, 25), date(2026, 11, 26), "内部维修")
    timetable = Timetable(WEEKDAYS, (closure,))
    assert timetable.state(datetime(2026, 11, 25, 10)) == OpeningState.CLOSED
    assert timetable.state(datetime(2026, 11, 27, 10)) == OpeningState.OPEN
    assert timetable.coming_closures(date(2026, 11, 26))[0] == closure
    assert closure not in timetable.coming_closures(date(2026, 11, 27))


def test_a_holiday_is_announced_with_its_weekend():
    coming = Timetable(WEEKDAYS).coming_closures(date(2026, 9, 28))
    assert coming == [Closure(date(2026, 10, 1), date(2026, 10, 7), "国庆节")]


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_no_day_is_both_a_holiday_and_worked(day):
    run = holiday_around(day)
    assert not (run and is_moved_working_day(day))
    if run:
        assert run.first <= day <= run.last
        assert holiday_around(run.first) == holiday_around(run.last) == run


def test_a_kept_page_ends_when_a_moved_working_day_does():
    """On a Sunday that is worked the hours of a Friday hold, and the page is good until this Sunday's closing."""
    moment = datetime.fromisoformat("2025-09-28T16:00")
    with noting() as notes:
        assert Timetable("周一至周五 09:00-17:00").state(moment) == OpeningState.OPEN
    assert notes.ends == [moment.replace(hour=17).timestamp()]
