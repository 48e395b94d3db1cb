"""Where each state of a plaque can be looked at: what `make demo` prints."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from honours.applications.models import Application
from honours.history.states import HonourState
from honours.models import Honour
from honours.objections.models import Objection
from honours.objections.states import CaseState


def sample_addresses() -> Iterator[tuple[str, str]]:
    """A word and a full address: one plaque of each state there is today, two answered objections, an application
    in each state.
    """
    today = timezone.localdate()
    for state in HonourState:
        if honour := Honour.objects.public().in_state(state, today).order_by("pk").first():
            yield str(state.label), f"{settings.PUBLIC_URL}{reverse('plaque', args=[honour.code])}"
    for case in Objection.objects.filter(state=CaseState.CLOSED).order_by("pk")[:2]:
        outcome = f"异议{case.get_outcome_display()}"
        yield outcome, f"{settings.PUBLIC_URL}{reverse('case', args=[case.number])}"
    for application in Application.objects.order_by("pk")[:4]:
        address = f"{settings.PUBLIC_URL}{reverse('application', args=[application.number])}"
        yield str(application.get_state_display()), address
