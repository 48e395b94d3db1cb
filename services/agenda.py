"""Until when advisers agreed to be named."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .models import ExpertAdviser


def ending(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """The last days of consents."""
    if not user.has_perm("services.change_expertadviser"):
        return
    for adviser in ExpertAdviser.objects.filter(consent_until__range=(first, last)).order_by("consent_until")[:MOST]:
        if day := adviser.consent_until:
            address = reverse("advisers:edit", args=[adviser.pk])
            yield AgendaEntry(f"adviser-{adviser.pk}", str(adviser), day, address, "同意公开的最后一天")


CONSENTS = AgendaSource("advisers", "顾问同意到期", 52, ending)
