"""What the screens have in common: the campaign they are about, and the trail above."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..models import CampaignPage


def campaign_of(pk: int) -> CampaignPage:
    """The campaign, or 404."""
    return get_object_or_404(CampaignPage, pk=pk)


def screen(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], campaign: CampaignPage | None = None
) -> HttpResponse:
    """An admin screen with its trail."""
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("campaigns:index"), "label": "假日治理"},
    ]
    if campaign:
        trail.append({"url": reverse("campaigns:desk", args=[campaign.pk]), "label": campaign.title})
        if title != campaign.title:
            trail.append({"url": request.path, "label": title})
    frame = {
        "page_title": title,
        "header_title": title,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": trail,
        "campaign": campaign,
    }
    return render(request, f"campaigns/admin/{template}.html", frame | context)
