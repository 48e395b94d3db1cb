"""On a member's first page: where the book club stands, closed cycles that let the member in too."""

from typing import Any

from django.http import HttpRequest

from core.member_panels import MemberPanel
from core.permissions import may_read

from .models import ReadingCyclePage


def reading(request: HttpRequest) -> dict[str, Any]:
    """The cycles with a stage that is on or to come, newest first."""
    cycles = ReadingCyclePage.objects.in_language().live().order_by("-path")
    return {"cycles": [each for each in cycles if (each.now or each.next) and may_read(request, each)]}


PANEL = MemberPanel("lessons/member_panel.html", 20, reading)
