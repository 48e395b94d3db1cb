"""No long test is left out for good: after as many days as there are shares each was run once."""

from collections import Counter
from datetime import date, timedelta

import pytest

from .thorough import is_daily, share

DAYS = [date(2026, 12, 1) + timedelta(days=each) for each in range(3)]


def test_after_as_many_days_each_was_run_once(request):
    items = request.session.items
    run = Counter(item.nodeid for day in DAYS for item in share(items, 3, day)[0] if not is_daily(item))
    assert set(run.values()) == {1}
    assert len(run) == len([item for item in items if not is_daily(item)])


@pytest.mark.parametrize("marker", ["databases", "daily"])
def test_what_is_daily_is_run_every_day(request, marker):
    request.node.add_marker(marker)
    assert all(request.node in share(request.session.items, 3, day)[0] for day in DAYS)
