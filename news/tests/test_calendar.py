"""The calendar of talks as a phone reads it."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import TalkIndexPage, TalkPage

pytestmark = pytest.mark.django_db


def events(client) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(client.get("/calendar/talks.ics").content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_dated_talks_are_in_it_and_undated_ones_are_not(client):
    talk = TalkPage.objects.in_language().get(slug="yan-shi-xiao-dian-zhi-liang")
    found = events(client)
    assert set(found) == set(TalkPage.objects.in_language().exclude(starts_at=None).values_list("title", flat=True))
    event = found[talk.title]
    assert (event["dtstart"].dt, event["dtend"].dt) == (talk.starts_at, talk.ends_at)
    assert str(event["location"]) == talk.place
    assert str(event["url"]).endswith(talk.url)


def test_one_that_is_long_over_leaves_it(client):
    long_ago = timezone.now() - timedelta(days=90)
    TalkPage.objects.in_language().exclude(starts_at=None).update(
        starts_at=long_ago, ends_at=long_ago + timedelta(hours=1)
    )
    assert not events(client)


def test_a_closed_section_tells_nothing(client):
    PageViewRestriction.objects.create(
        page=TalkIndexPage.objects.in_language().get(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not events(client)


def test_the_page_offers_it(client):
    assert client.get("/talks/").content.decode().count('href="/calendar/talks.ics"') == 2
