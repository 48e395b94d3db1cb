"""By when a step of the review and the look at an urgent publication are due."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.models import TaskState

from core.agenda import MOST, AgendaEntry, AgendaSource

from .models import Decision, ReviewTaskState
from .transitions import may_act
from .urgent import objection_to as objection_to_look
from .views.screen import is_reviewer


def due(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """What is mine to decide, each leading to the page of decision."""
    if not is_reviewer(user):
        return
    waiting = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, due_on__range=(first, last))
    for state in waiting.select_related("revision__content_type", "task").order_by("due_on", "pk")[:MOST]:
        if may_act(user, state):
            address = reverse("reviews:decide", args=[state.pk])
            yield AgendaEntry(f"review-{state.pk}", state.revision.object_str, state.due_on, address, state.task.name)
    for one in Decision.objects.unconfirmed().filter(due_on__range=(first, last))[:MOST]:
        if one.due_on and not objection_to_look(user, one):
            yield AgendaEntry(f"after-{one.pk}", one.title, one.due_on, reverse("reviews:after", args=[one.pk]), "补审")


REVIEWS = AgendaSource("reviews", "审校期限", 12, due)
