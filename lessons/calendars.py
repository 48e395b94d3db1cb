"""The dates of the book club to subscribe to."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.feeds.registry import Calendar, Event

MOST_CYCLES = 24  # the newest; six years of four cycles


def _events() -> Iterator[Event]:
    from .models import ReadingCyclePage  # models are not loaded yet when calendars register

    pages = ReadingCyclePage.objects.listed().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return chain.from_iterable(map(_events_of, pages.order_by("-path")[:MOST_CYCLES]))


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
