"""A calendar as iCalendar (RFC 5545)."""

from datetime import UTC, datetime, timedelta

import icalendar
from django.conf import settings

from core.site_name import site_name

from .atom import absolute
from .registry import Calendar, Event

ASKED_EVERY = timedelta(hours=12)  # how often a subscriber's phone should look


def ics(calendar: Calendar, events: list[Event]) -> bytes:
    """The calendar's bytes, lines folded: the same events give the same bytes."""
    made = icalendar.Calendar()
    made.add("prodid", f"-//{site_name()}//{calendar.what}//ZH")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{calendar.title} · {site_name()}")
    made.add("x-wr-caldesc", str(calendar.text))
    made.add("x-wr-timezone", settings.TIME_ZONE)
    made.add("refresh-interval", ASKED_EVERY, parameters={"value": "DURATION"})
    for event in events:
        made.add_component(_event(event))
    return made.to_ical()


def _event(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed.astimezone(UTC))
    made.add("last-modified", event.changed.astimezone(UTC))
    made.add("summary", event.title)
    made.add("url", absolute(event.address))
    for name, words in (("location", event.place), ("description", event.text)):
        if words:
            made.add(name, words)
    if isinstance(event.starts, datetime):
        made.add("dtstart", event.starts.astimezone(UTC))
        if isinstance(event.ends, datetime):
            made.add("dtend", event.ends.astimezone(UTC))
    else:
        # A day without a clock; iCalendar names the day after the last.
        made.add("dtstart", event.starts)
        made.add("dtend", (event.ends or event.starts) + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    return made
