"""Calendars as a phone reads them."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core.feeds.calendar import ics
from core.feeds.registry import Calendar, Event, register_calendar
from lessons.models import ReadingCyclePage

pytestmark = pytest.mark.django_db

ADDRESS = "/calendar/reading.ics"


def events(client) -> dict[str, icalendar.Event]:
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(response.content).walk("VEVENT")}


def test_the_four_stages_are_read_back(client):
    cycle = ReadingCyclePage.objects.in_language().get(slug="2026-dong-ji")
    found = [event for uid, event in events(client).items() if uid.startswith(str(cycle.translation_key))]
    assert [(event["dtstart"].dt, event["dtend"].dt) for event in found] == [
        (date(2026, 12, 5), date(2026, 12, 19)),
        (date(2026, 12, 19), date(2027, 1, 9)),
        (datetime(2027, 1, 9, 6, 30, tzinfo=UTC), datetime(2027, 1, 9, 8, 0, tzinfo=UTC)),
        (date(2027, 1, 23), date(2027, 1, 24)),
    ]
    talk = found[2]
    assert talk["summary"] == "讲：奋进新征程·好书伴我行（2026年冬季）"
    assert talk["location"] == "演示地点（虚构）"
    assert talk["url"] == "http://localhost:8000/reading/2026-dong-ji/"


def test_lines_are_folded_within_75_octets_and_end_in_crlf(client):
    content = client.get(ADDRESS).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        line.decode()  # no character is cut in two


def test_ids_stay_when_dates_move(client):
    before = set(events(client))
    cycle = ReadingCyclePage.objects.in_language().get(slug="2026-dong-ji")
    for block in cycle.stages:
        block.value["held_on"] += timedelta(days=7)
    cycle.title = "改了名"
    cycle.save_revision().publish()
    after = events(client)
    assert set(after) == before
    assert "讲：改了名" in [event["summary"] for event in after.values()]


def test_who_has_it_gets_304_until_it_changes(client):
    first = client.get(ADDRESS)
    assert client.get(ADDRESS).content == first.content
    assert client.get(ADDRESS, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(ADDRESS, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    cycle = ReadingCyclePage.objects.in_language().get(slug="2026-dong-ji")
    PageViewRestriction.objects.create(page=cycle, restriction_type=PageViewRestriction.LOGIN)
    changed = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert str(cycle.translation_key) not in changed.content.decode()


def test_the_members_cycle_is_not_in_it(client):
    private = ReadingCyclePage.objects.in_language().get(slug="2026-hui-yuan-dao-du")
    assert not [uid for uid in events(client) if uid.startswith(str(private.translation_key))]


def test_it_takes_few_queries(client, django_assert_max_num_queries):
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)


def test_an_address_is_given_once():
    with pytest.raises(ValueError, match="reading"):
        register_calendar(Calendar("reading", "", "", "/", list))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80),
)
def test_any_words_come_back(title, place):
    event = Event("u", title, date(2026, 1, 1), timezone.now(), "/", place=place)
    (read,) = icalendar.Calendar.from_ical(ics(Calendar("x", "y", "z", "/", list), [event])).walk("VEVENT")
    assert read["summary"] == title
    assert read.get("location", "") == place
