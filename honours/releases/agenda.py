"""The moments of planned releases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .models import Release
from .permissions import may_look


def planned(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Releases that are not public yet and have their moment."""
    if not may_look(user):
        return
    waiting = Release.objects.preparing().filter(planned_for__date__range=(first, last)).order_by("planned_for", "pk")
    for release in waiting[:MOST]:
        address = reverse("releases:detail", args=[release.pk])
        note = "没有发布成" if release.failure else ""
        yield AgendaEntry(f"release-{release.pk}", release.title, release.planned_for, address, note)


PLANNED = AgendaSource("releases", "批量发布", 32, planned)
