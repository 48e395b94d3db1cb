"""The dates of the book club to subscribe to."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.feeds.registry import Calendar, Event
from core.permissions import may_read

MOST_CYCLES = 24  # the newest; six years of four cycles


def _events() -> Iterator[Event]:
    from .models import ReadingCyclePage  # models are not loaded yet when calendars register

    pages = ReadingCyclePage.objects.listed().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return chain.from_iterable(map(_events_of, pages.order_by("-path")[:MOST_CYCLES]))


def own_cycles(request: HttpRequest) -> Iterator[Event]:
    """The dates of cycles that this member may read, closed ones too."""
    from .models import ReadingCyclePage

    pages = ReadingCyclePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    readable = (page for page in pages.order_by("-path")[:MOST_CYCLES] if may_read(request, page))
    return chain.from_iterable(map(_events_of, readable))


def _events_of(cycle) -> Iterator[Event]:
    for leg in cycle.timetable:
        starts, ends = leg.meeting(timezone.get_default_timezone()) or (leg.starts_on, leg.ends_on)
        yield Event(
            uid=f"{cycle.translation_key}-{leg.stage}@reading",
            title=gettext("%(stage)s：%(title)s") % {"stage": leg.stage.label, "title": cycle.title},
            starts=starts,
            ends=ends,
            changed=cycle.last_published_at or cycle.latest_revision_created_at,
            address=cycle.url,
            place=leg.place,
            text=cycle.summary,
        )


READING = Calendar("reading", _("读书会"), _("每一期读、写、讲、评的日期。"), "/reading/", _events)
