"""What one person saves in one sitting is one line of the history; what lies between stays stored.

Wagtail joins what one open form saves by itself. Who opens the page again, or presses the button, makes another line
each time; these are joined here, until a longer pause, another person or another action, such as a step of the review.
"""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from wagtail.admin.views.generic.history import HistoryView
from wagtail.models import PageLogEntry, Revision

EDIT = "wagtail.edit"
PAUSE = timedelta(minutes=30)  # a longer one begins another sitting


def join_sittings() -> None:
    """Let the histories of pages and records show sittings, each compared with what was there before it."""
    stock = HistoryView._annotate_queryset

    def annotated(view: HistoryView, entries: QuerySet[Any]) -> QuerySet[Any]:
        shown = _told(stock(view, entries)).filter(is_continued=False)
        if "previous_revision_id" in shown.query.annotations:
            shown = shown.annotate(previous_revision_id=_version_before(entries.model))
        return shown

    HistoryView._annotate_queryset = annotated


def _told(entries: QuerySet[Any]) -> QuerySet[Any]:
    """Log entries, each with whether it is an edit after which the same person soon went on editing."""
    model = entries.model
    same = ("page",) if issubclass(model, PageLogEntry) else ("content_type", "object_id")
    later = Q(timestamp__gt=OuterRef("timestamp")) | Q(timestamp=OuterRef("timestamp"), pk__gt=OuterRef("pk"))
    following = model.objects.filter(later, **{name: OuterRef(name) for name in same}).order_by("timestamp", "pk")
    went_on = model.objects.filter(
        pk=OuterRef("following"),
        action=EDIT,
        user=OuterRef("user"),
        timestamp__lte=OuterRef("timestamp") + PAUSE,
    )
    return entries.alias(following=Subquery(following.values("pk")[:1])).alias(
        is_continued=Q(action=EDIT) & Exists(went_on)
    )


def _version_before(model: type[Any]) -> Subquery:
    """The version before an entry's own that does not lie within a sitting."""
    own = _told(model.objects.filter(revision=OuterRef("pk")))
    earlier = Q(created_at__lt=OuterRef("revision__created_at")) | Q(
        created_at=OuterRef("revision__created_at"), pk__lt=OuterRef("revision_id")
    )
    versions = Revision.objects.filter(
        earlier,
        base_content_type=OuterRef("revision__base_content_type"),
        object_id=OuterRef("revision__object_id"),
    )
    ends = versions.filter(~Exists(own.filter(is_continued=True)) | Exists(own.filter(is_continued=False)))
    return Subquery(ends.order_by("-created_at", "-pk").values("pk")[:1])
