"""A button whose press would change what readers see by one pair of hands: nothing is written, the press is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from core.launch import is_launched

from ..models import ChangeFile, ChangeRequest
from .changes import Collection, UnconfirmedError, collecting, current
from .telling import known, named

View = Callable[..., HttpResponseBase]
_READING = ("GET", "HEAD", "OPTIONS")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NO_FORM = "这项改动读者马上会看到，要两个人办：请在编辑界面里操作，再请另一位同事确认。"


def confirmed_by_second(view: View) -> View:
    """Around every view of the admin: what would change the public site alone is undone and becomes a request."""

    @wraps(view)
    def pressed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _READING or not request.user.is_authenticated or current() is not None:
            return view(request, *args, **kwargs)
        if not is_launched():  # nobody reads it yet
            return view(request, *args, **kwargs)
        with collecting() as collection:
            try:
                with transaction.atomic():
                    response = view(request, *args, **kwargs)
                    collection.forget_undone()
                    if collection.changes:
                        raise UnconfirmedError
            except UnconfirmedError:
                for _ in get_messages(request):  # what the undone press said did not happen
                    pass
                return _ask(request, collection)
        return response

    return pressed


def _ask(request: HttpRequest, collection: Collection) -> HttpResponseBase:
    """Lead to the page where the person says why; what cannot be repeated from a form is refused."""
    if request.content_type not in _FORMS:
        return JsonResponse({"refused": [NO_FORM]}, status=422, json_dumps_params={"ensure_ascii": False})
    address = reverse("reviews:change", args=[_keep(request, collection).pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":  # Wagtail's windows follow this
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)


def _keep(request: HttpRequest, collection: Collection) -> ChangeRequest:
    """The press with its files, as a draft of a request."""
    form = request.POST.copy()
    form.pop("csrfmiddlewaretoken", None)
    changes = [change.said for change in collection.changes]
    shown = known(changes) or changes
    more = f"等 {len(shown)} 项" if len(shown) > 1 else ""
    kept = ChangeRequest.objects.create(
        title=f"{shown[0]['deed_label']}{named(shown[0])}{more}"[:255],
        path=request.path,
        query=request.META.get("QUERY_STRING", ""),
        form=form.urlencode(),
        changes=changes,
        fingerprint=collection.fingerprint,
        made_by_id=request.user.pk,
    )
    for field, files in request.FILES.lists():
        for file in files:
            file.seek(0)
            ChangeFile.objects.create(
                request=kept,
                field=field,
                name=file.name or "",
                content_type=file.content_type or "",
                content=file.read(),
            )
    return kept
