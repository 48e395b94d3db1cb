"""On a member's first page: the next activities."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from core.member_panels import MemberPanel

from .models import Activity

NEXT = 3  # activities


def next_activities(request: HttpRequest) -> dict[str, Any]:
    """The first public ones from today on."""
    coming = Activity.objects.public().coming(timezone.localdate()).with_places()
    return {"activities": coming.order_by("held_on", "starts_at", "pk")[:NEXT]}


PANEL = MemberPanel("activities/member_panel.html", 30, next_activities)
