"""What Wagtail's clock will do: publish what is scheduled, take down what expires."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.snippets.models import get_snippet_models

from core.agenda import MOST, AgendaEntry, AgendaSource


def moments(first: date, last: date) -> tuple[datetime, datetime]:
    """The first moment of a day and the last of another, in Chongqing."""
    begins = timezone.make_aware(datetime.combine(first, time.min))
    return begins, timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def _named(record: Any) -> str:
    return getattr(record, "draft_title", "") or str(record)


def scheduled(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """What was approved and goes public at its time; copies that follow their original are not told again."""
    finder = AdminURLFinder(user)
    waiting = Revision.objects.filter(approved_go_live_at__range=moments(first, last)).order_by("approved_go_live_at")
    for revision in waiting.prefetch_related("content_object")[:MOST]:
        record = revision.content_object
        if record and (address := finder.get_edit_url(record)):
            yield AgendaEntry(f"publish-{revision.pk}", _named(record), revision.approved_go_live_at, address)


def expiring(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """What is public and will be taken down."""
    finder = AdminURLFinder(user)
    models = [Page, *(model for model in get_snippet_models() if issubclass(model, DraftStateMixin))]
    for model in models:
        ending = model._default_manager.filter(live=True, expire_at__range=moments(first, last))
        if model is Page:
            ending = ending.filter(alias_of=None)
        for record in ending.order_by("expire_at")[:MOST]:
            if address := finder.get_edit_url(record):
                yield AgendaEntry(
                    f"expire-{model._meta.label_lower}-{record.pk}", _named(record), record.expire_at, address
                )


SOURCES = (
    AgendaSource("publishing", "定时发布", 10, scheduled),
    AgendaSource("expiry", "定时撤下", 11, expiring),
)
