"""On a member's first page: the way to a feed and a calendar of one's own."""

from typing import Any

from django.http import HttpRequest

from core.member_panels import MemberPanel
from core.permissions import can_access_admin

from .models import PrivateAddress


def subscription(request: HttpRequest) -> dict[str, Any]:
    """Whether the member has an address, and since when; nothing for an editor, who may have none."""
    if can_access_admin(request.user):
        return {"is_offered": False}
    return {"is_offered": True, "private": PrivateAddress.objects.filter(member_id=request.user.pk).first()}


PANEL = MemberPanel("subscriptions/member_panel.html", 50, subscription)
