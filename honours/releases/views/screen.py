"""What all screens share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..models import Release
from ..permissions import may_change, may_publish


def the_release(pk: int) -> Release:
    """The release of an address, or a 404."""
    return get_object_or_404(
        Release.objects.with_sizes().select_related("planned_by", "released_by", "withdrawn_by"), pk=pk
    )


def here(release: Release) -> str:
    """A release's own screen."""
    return reverse("releases:detail", args=[release.pk])


def screen(
    request: HttpRequest, name: str, title: str, context: dict[str, Any], release: Release | None = None
) -> HttpResponse:
    """An admin screen with its trail, and what its reader may do."""
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("releases:index"), "label": "批量发布"},
    ]
    if release:
        trail.append({"url": here(release), "label": release.title})
    if trail[-1]["label"] != title:
        trail.append({"url": "", "label": title})
    frame = {
        "page_title": title,
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": trail,
        "release": release,
        "may_publish": may_publish(request.user),
        "may_change": bool(release and may_change(request.user, release)),
    }
    return render(request, f"releases/{name}.html", frame | context)


def tell(request: HttpRequest, text: str, *, well: bool = True) -> None:
    """A message on the next screen."""
    (messages.success if well else messages.error)(request, text)
