"""What a member may read that others may not, as entries and events."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.feeds.atom import atom
from core.feeds.calendar import ics
from core.feeds.pages import page_entry
from core.feeds.registry import PERSONAL, Calendar, Event, Feed, FeedEntry

from ..member_panel import members_pages

FEED = Feed("own", _("会员订阅"), _("只给会员看的页面，新的在前。"), "/account/", lambda: ())
CALENDAR = Calendar("own", _("会员日历"), _("要学完的日子，会员活动的日期。"), "/account/", lambda: ())


def as_member(member: Any) -> HttpRequest:
    """A request of that member and nobody's browser: neither session nor cookies count."""
    request = HttpRequest()
    request.user = member
    request.session = {}  # type: ignore[assignment]
    return request


def feed_of(member: Any) -> bytes:
    """The member's pages as Atom."""
    return atom(FEED, list(_entries(as_member(member))), reverse("account"))


def calendar_of(member: Any) -> bytes:
    """The member's days as iCalendar, each once."""
    request = as_member(member)
    events: dict[str, Event] = {}
    for event in chain.from_iterable(tell(request) for tell in PERSONAL):
        events.setdefault(event.uid, event)
    return ics(CALENDAR, list(events.values()))


def _entries(request: HttpRequest) -> Iterator[FeedEntry]:
    for page in members_pages(request)["pages"]:
        yield page_entry(page, page.first_published_at)
