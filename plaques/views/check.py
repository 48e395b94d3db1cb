"""What a plaque's QR code opens."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from core.freshness import public

from ..codes import grouped, mended, shown
from ..forms import ReportForm
from ..others import answer_of_others
from ..verdicts import verdict_on
from .answers import always_fresh, light_page


@require_safe
@always_fresh
def search(request: HttpRequest) -> HttpResponse:
    """A box to type a code into; `?code=` leads to its page."""
    typed = request.GET.get("code", "")
    if code := mended(typed):
        return redirect("plaque", code)
    return _answer(request, typed) if typed.strip() else light_page(request, "plaques/search.html", {})


@public()
@require_safe
@always_fresh
def check(request: HttpRequest, typed: str) -> HttpResponse:
    """The verdict on a code; whatever no published plaque carries is a 404 with a way to report it."""
    return _answer(request, typed)


def _answer(request: HttpRequest, typed: str) -> HttpResponse:
    code = mended(typed)
    verdict = verdict_on(code)
    if verdict.honour is None and code and (answer := answer_of_others(request, code)):
        return answer
    read = grouped(code) if code else shown(typed)
    host = urlsplit(settings.PUBLIC_URL).netloc
    context: dict[str, Any] = {"verdict": verdict, "honour": verdict.honour, "code": code, "read": read, "host": host}
    if verdict.honour is None:
        context["form"] = ReportForm(initial={"code": read})
    return light_page(request, "plaques/verdict.html", context, 200 if verdict.honour else 404)
