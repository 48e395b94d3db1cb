"""The page the second editor gets instead of a silent overwrite."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Revision

from .collisions import LOADED, differences


def collision(request: HttpRequest, record: Any, newer: Revision) -> HttpResponse:
    """What was saved meanwhile beside what was sent; the sent form stays in the page, ready to be saved on top."""
    by_oneself = newer.user_id == request.user.pk
    theirs = newer.as_object()
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in _NOT_KEPT]
    context = {
        "page_title": "你自己刚刚保存过" if by_oneself else "别人刚刚保存过",
        "by_oneself": by_oneself,
        "header_icon": "warning",
        "object": record,
        "newer": newer,
        "comparison": differences(record, theirs, request),
        "kept": kept,
        "latest": {"id": str(newer.pk), "created_at": newer.created_at.isoformat()},
    }
    return TemplateResponse(request, "editing/conflicts/collision.html", context, status=409)


_NOT_KEPT = {*LOADED, "csrfmiddlewaretoken"}
