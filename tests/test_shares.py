"""No long test is left out for good: after as many days as there are shares each was run once."""

from collections import Counter
from datetime import date, timedelta

from .thorough import share

DAYS = [date(2026, 12, 1) + timedelta(days=each) for each in range(3)]


def test_after_as_many_days_each_was_run_once(request):
    items = request.session.items
    run = Counter(
        item.nodeid for day in DAYS for item in share(items, 3, day)[0] if not item.get_closest_marker("databases")
    )
    assert set(run.values()) == {1}
    assert len(run) == len([item for item in items if not item.get_closest_marker("databases")])


def test_what_the_database_decides_is_run_every_day(request):
    request.node.add_marker("databases")
    assert all(request.node in share(request.session.items, 3, day)[0] for day in DAYS)
