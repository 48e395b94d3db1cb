"""On a member's first page: the latest news."""

from typing import Any

from django.http import HttpRequest

from core.member_panels import MemberPanel

from .models import NewsPage

LATEST = 3  # items


def latest_news(request: HttpRequest) -> dict[str, Any]:
    """The newest public items in the member's language."""
    return {"items": NewsPage.objects.in_language().listed().order_by("-published_on", "-pk")[:LATEST]}


PANEL = MemberPanel("news/member_panel.html", 50, latest_news)
