"""By when letters must be answered."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .models import Correction, Objection

#: The name of a kind's screens; they hang on the right to change it.
_KINDS = ((Objection, "objections", "异议"), (Correction, "corrections", "纠错"))


def due(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Unsettled cases by their due days, as numbers: what somebody wrote leaves the site in no calendar."""
    for model, screens, word in _KINDS:
        if user.has_perm(f"objections.change_{model._meta.model_name}"):
            cases = model.objects.unsettled().filter(due_on__range=(first, last)).order_by("due_on", "pk")
            for case in cases[:MOST]:
                address = reverse(f"{screens}:edit", args=[case.pk])
                yield AgendaEntry(
                    f"{screens}-{case.pk}", f"{word} {case.grouped_number}", case.due_on, address, "答复期限"
                )


CASES = AgendaSource("cases", "来信期限", 20, due)
