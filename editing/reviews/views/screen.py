"""What all screens share."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin

from ..changes import changes_of
from ..new_texts import is_new, passages_of
from ..steps import ReviewStep

ICON = "clipboard-list"


def screen(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    """An admin screen with its trail."""
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("reviews:waiting"), "label": "审校"},
    ]
    if name != "waiting":
        trail.append({"url": "", "label": title})
    frame = {"page_title": title, "header_title": title, "header_icon": ICON, "breadcrumbs_items": trail}
    return render(request, f"reviews/{name}.html", frame | context)


def the_record(content_type: int, pk: str) -> Any:
    """A record with drafts, or a 404."""
    model: Any = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not issubclass(model, DraftStateMixin):
        raise Http404
    try:
        return get_object_or_404(model, pk=pk)
    except (ValueError, OverflowError, ValidationError) as error:
        raise Http404 from error


def refuse_strangers(request: HttpRequest, record: Any) -> None:
    """Raise PermissionDenied for who may neither edit the record nor review, nor read the trail."""
    if not (
        is_reviewer(request.user) or request.user.has_perm("reviews.view_decision") or edit_address(request, record)
    ):
        raise PermissionDenied


def edit_address(request: HttpRequest, record: Any) -> str | None:
    """Where this person edits it, if they may."""
    return AdminURLFinder(request.user).get_edit_url(record)


def latest_of(draft: Any) -> dict[str, Any]:
    """What a draft changes, and all that it says if readers see nothing of it yet."""
    return {"changes": changes_of(draft), "passages": passages_of(draft) if is_new(draft) else []}


def is_reviewer(user: Any) -> bool:
    """Whether an account may take any step."""
    return any(user.has_perm(step.permission) for step in ReviewStep)


def kind_of(record: Any) -> int:
    """The content type by which addresses name it."""
    return ContentType.objects.get_for_model(record, for_concrete_model=False).pk
