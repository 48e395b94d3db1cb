"""The dates of talks to subscribe to."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.feeds.registry import Calendar, Event

AGO = timedelta(days=60)  # how long a talk that is over stays in the calendar


def _events() -> Iterator[Event]:
    from .models import TalkPage  # models are not loaded yet when calendars register

    talks = TalkPage.objects.listed().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    for talk in talks.filter(ends_at__gte=timezone.now() - AGO).order_by("starts_at", "pk"):
        yield Event(
            uid=f"{talk.translation_key}@talks",
            title=talk.title,
            starts=talk.starts_at,
            ends=talk.ends_at,
            changed=talk.last_published_at or talk.latest_revision_created_at,
            address=talk.url,
            place=talk.where,
            text=talk.summary,
        )


TALKS = Calendar("talks", _("讲座"), _("排定的讲座和论坛：什么时候、在哪里。"), "/talks/", _events)
