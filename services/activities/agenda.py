"""What is on, published or not, for whoever keeps the lists."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .feeds import moment_of
from .models import Activity


def held(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Each activity, leading to its month's table."""
    if not user.has_perm("activities.change_activitymonth"):
        return
    lines = Activity.objects.filter(held_on__range=(first, last)).select_related("month", "centre")
    for one in lines.order_by("held_on", "starts_at", "pk")[:MOST]:
        address = reverse("activity_months:edit", args=[one.month_id])
        note = one.where if one.month.is_published else "还没有公布"
        yield AgendaEntry(f"activity-{one.pk}", one.title, moment_of(one.held_on, one.starts_at), address, note)


ACTIVITIES = AgendaSource("activities", "活动", 50, held)
