"""Months, and the same weekday in another one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.months import Month
from services.activities.months import same_weekday

days = st.dates(date(2001, 1, 1), date(2998, 12, 31))


@given(days)
def test_a_month_is_found_by_its_address(day):
    month = Month.of(day)
    assert Month.named(month.slug) == month
    assert day in month
    assert month.last not in month.next()
    assert month < month.next()


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "26-11", "2026-1", "2026-11-01", "0000-01", "9999-12", "２０２６-１１", ""]
)
def test_anything_else_is_no_month(text):
    assert Month.named(text) is None


@given(days, days)
def test_the_same_weekday_stays_in_the_month(day, other):
    month = Month.of(other)
    found = same_weekday(day, month)
    assert found in month
    assert found.weekday() == day.weekday()
    nth, given_nth = (found.day - 1) // 7, (day.day - 1) // 7
    assert nth == given_nth or (given_nth == 4 and nth == 3)


@given(days)
def test_weeks_cover_every_day_once(day):
    month = Month.of(day)
    covered = [each for week in month.weeks() for each in week]
    assert len(covered) == len(set(covered))
    assert {month.first, month.last, day} <= set(covered)
