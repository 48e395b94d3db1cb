"""A refusal that no form caught: the editor is told why and comes back to where the button was.

Publications that a gate refuses, and what the database refuses: a record others hang on, a second one of a kind.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from modelcluster.fields import ParentalKey

from .publication_checks import RefusedError

NAMED = 5  # records named that stand against a deletion
_HELD = "不能删除：还有 {number} 条记录用着它：{names}。请先处理这些记录。"
_COLLIDED = "没有保存：必填的内容没有填，或者和已有的一条重复。请核对后再试。"


class RefusalMiddleware:
    """Bulk actions, approvals in a window and the API answer a refused publication with its reasons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; every other error is left alone."""
        told = _reasons(request, exception)
        if not told:
            return None
        if request.path.startswith(reverse("wagtailadmin_home") + "api/"):
            return JsonResponse({"refused": told}, status=422, json_dumps_params={"ensure_ascii": False})
        for text in told:
            messages.error(request, text)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # Wagtail's windows follow this
            return JsonResponse({"step": "success", "redirect": _back(request)})
        return redirect(_back(request))


def _reasons(request: HttpRequest, exception: Exception) -> list[str]:
    """What stands against it, in Chinese; empty for an error that is no refusal."""
    if isinstance(exception, RefusedError):
        return exception.messages
    if not request.path.startswith(reverse("wagtailadmin_home")):
        return []
    if isinstance(exception, ProtectedError):
        return [_held(exception.protected_objects)]
    if isinstance(exception, RestrictedError):
        return [_held(exception.restricted_objects)]
    return [_COLLIDED] if isinstance(exception, IntegrityError) else []


def _held(records: set[Any]) -> str:
    """How many there are, and the first few by kind and name; a row of a record is told as that record."""
    names = sorted({f"{record._meta.verbose_name}“{record}”" for record in map(_whole, records)})
    told = "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
    return _HELD.format(number=len(names), names=told)


def _whole(record: Any) -> Any:
    """What an editor knows: the record in which a row stands or, of a link between two, where it begins."""
    fields = record._meta.concrete_fields
    parent = next((field for field in fields if isinstance(field, ParentalKey)), None)
    if parent is None and record._meta.auto_created:
        parent = next((field for field in fields if field.is_relation), None)
    whole = getattr(record, parent.name) if parent else None
    return record if whole is None else getattr(whole, "specific", whole)


def _back(request: HttpRequest) -> str:
    """The page the editor came from, if it is ours and not the address that refused."""
    came = request.GET.get("next") or request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours and urlsplit(came).path != request.path else reverse("wagtailadmin_home")
