"""When an alliance must meet again."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from alliances.schedule import last_met, next_due

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(st.lists(DAYS, max_size=8), DAYS)
def test_the_last_meeting_is_never_in_the_future(days, today):
    last = last_met(days, today)
    assert last is None or (last <= today and last in days and not [day for day in days if last < day <= today])


@given(DAYS, st.integers(1, 36), st.lists(DAYS, max_size=8), DAYS)
def test_the_next_is_due_so_many_months_after_the_last(founded, every, days, today):
    due = next_due(founded, days, every, today)
    assert due == (last_met(days, today) or founded) + relativedelta(months=every)
    # Meeting on the day it is due keeps the rule from then on.
    assert next_due(founded, [*days, due], every, max(due, today)) > due


@given(st.lists(DAYS, max_size=4), DAYS)
def test_without_a_rule_nothing_is_due(days, today):
    assert next_due(today - timedelta(days=900), days, None, today) is None
    assert next_due(None, [], 6, today) is None
