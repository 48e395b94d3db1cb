"""On a member's first page: what is to be learned by when."""

from typing import Any

from django.http import HttpRequest

from core.member_panels import MemberPanel

from .organisers import may_see_branch
from .status import assigned_to


def assigned(request: HttpRequest) -> dict[str, Any]:
    """The lessons set for this member, each with its state."""
    return {"tasks": assigned_to(request), "is_organiser": may_see_branch(request.user)}


PANEL = MemberPanel("assignments/member_panel.html", 5, assigned)
