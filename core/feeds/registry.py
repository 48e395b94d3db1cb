"""What can be subscribed to. An app registers its feeds and calendars in `AppConfig.ready`:

    register_calendar(Calendar("activities", "志愿活动", "…", "/activities/", upcoming_activities))

The functions that tell events and entries run at each request and must tell public things only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class Event:
    """Something on a day or at a time. `uid` never changes, or subscribers would see the event twice.

    Dates make an all-day event that lasts through its last day `ends`; aware datetimes make a timed one.
    """

    uid: str
    title: str
    starts: date | datetime
    changed: datetime
    address: str
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""


@dataclass(frozen=True)
class FeedEntry:
    """Something new. `uid` is a URN that never changes; `address` may be a path of this site."""

    uid: str
    title: str
    address: str
    published: datetime
    changed: datetime
    text: str = ""


@dataclass(frozen=True)
class Calendar:
    """`/calendar/<what>.ics`; `page` is the path that people read."""

    what: str
    title: str | Promise
    text: str | Promise
    page: str
    events: Callable[[], Iterable[Event]]


@dataclass(frozen=True)
class Feed:
    """`/feeds/<what>.xml`; `page` is the path that people read. The newest entries come first."""

    what: str
    title: str | Promise
    text: str | Promise
    page: str
    entries: Callable[[], Iterable[FeedEntry]]


#: Days and times for the person of a request, who may read closed pages.
PersonalEvents = Callable[[HttpRequest], Iterable[Event]]

PERSONAL: list[PersonalEvents] = []
CALENDARS: dict[str, Calendar] = {}
FEEDS: dict[str, Feed] = {}


def register_calendar(calendar: Calendar) -> None:
    """Offer a calendar; raise ValueError when its address is taken."""
    if CALENDARS.setdefault(calendar.what, calendar) is not calendar:
        raise ValueError(f"calendar {calendar.what} is registered already")


def register_feed(feed: Feed) -> None:
    """Offer a feed; raise ValueError when its address is taken."""
    if FEEDS.setdefault(feed.what, feed) is not feed:
        raise ValueError(f"feed {feed.what} is registered already")


def register_personal_events(events: PersonalEvents) -> None:
    """Add to the private calendars of members."""
    if events not in PERSONAL:
        PERSONAL.append(events)
