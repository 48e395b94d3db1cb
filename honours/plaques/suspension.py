"""Plaques that were public and are not now: since when readers cannot read about them."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from honours.models import FormerHonour, Honour


def taken_off_on(code: str) -> date | None:
    """The day a plaque went off the public, with its record, its shop or its scheme; None if it never was public."""
    gone = FormerHonour.objects.filter(code=code).values_list("taken_off_on", flat=True).first()
    if gone:
        return gone
    honour = Honour.objects.select_related("merchant", "scheme").filter(code=code).first()
    if honour is None or not honour.was_public:
        return None
    hidden = [one for one in (honour, honour.merchant, honour.scheme) if not one.live]
    days = [day for one in hidden if (day := _hidden_on(one))]
    if days:
        return min(days)
    last = honour.last_published_at or honour.events.order_by("-pk").values_list("recorded_at", flat=True).first()
    return timezone.localdate(last)


def _hidden_on(record: Any) -> date | None:
    """The day a record was last taken off, by a person or by its own date."""
    kind = ContentType.objects.get_for_model(record, for_concrete_model=False)
    told = ModelLogEntry.objects.filter(Q(action="wagtail.unpublish") | Q(action="wagtail.unpublish.scheduled"))
    entry = told.filter(content_type=kind, object_id=str(record.pk)).order_by("-timestamp").first()
    return timezone.localdate(entry.timestamp) if entry else None
