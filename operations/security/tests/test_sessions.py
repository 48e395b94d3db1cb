"""A sign-in ends after half an hour without a request, and after twelve hours at any rate."""

import time

import pytest
from django.urls import reverse

pytestmark = pytest.mark.once

HOUR = 3600


@pytest.fixture
def clock(monkeypatch):
    """The clock, moved on by hand in seconds."""
    from operations.security import middleware

    class Clock:
        moved = 0

        def now(self):
            from datetime import UTC, datetime

            return datetime.fromtimestamp(time.time() + self.moved, UTC)

    moved = Clock()
    monkeypatch.setattr(middleware, "timezone", moved)
    return moved


def enters(client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.slow
def test_who_works_stays(editor_client, clock):
    assert enters(editor_client)
    for _ in range(20):
        clock.moved += 20 * 60
        assert enters(editor_client)


@pytest.mark.slow
def test_who_leaves_the_desk_signs_in_again(editor_client, clock):
    assert enters(editor_client)
    clock.moved += HOUR // 2 + 1
    assert not enters(editor_client)


@pytest.mark.slow
def test_nobody_stays_longer_than_a_day_at_work(editor_client, clock):
    for _ in range(12 * 3):
        assert enters(editor_client)
        clock.moved += 20 * 60 + 1
    assert not enters(editor_client)


def test_reading_on_costs_no_write_each_time(editor_client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    enters(editor_client)
    with CaptureQueriesContext(connection) as queries:
        enters(editor_client)
    assert not [query for query in queries if query["sql"].startswith("UPDATE") and "django_session" in query["sql"]]
