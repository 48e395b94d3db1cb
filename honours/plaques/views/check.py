"""What a plaque's QR code opens."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from core.freshness import public
from core.verification.codes import format_code, normalise_code, shown
from core.verification.pages import always_fresh, light_page
from core.verification.registry import answer_of_others
from honours.plaque_numbers import honours_numbered, is_like_number
from honours.rolls.labels import localize_spots

from ..forms import ReportForm
from ..results import UNKNOWN, UNKNOWN_NUMBER, verdict_on


@require_safe
@always_fresh
def search(request: HttpRequest) -> HttpResponse:
    """A box to type a code into; `?code=` leads to its page, a plaque number to whom it belongs."""
    typed = request.GET.get("code", "")
    if code := normalise_code(typed):
        return redirect("plaque", code)
    return _answer(request, typed) if typed.strip() else light_page(request, "plaques/search.html", {})


@public()
@require_safe
@always_fresh
def check(request: HttpRequest, typed: str) -> HttpResponse:
    """The verdict on a code; whatever no plaque ever carried is a 404 with a way to report it."""
    return _answer(request, typed)


def _answer(request: HttpRequest, typed: str) -> HttpResponse:
    code = normalise_code(typed)
    verdict = verdict_on(code)
    if verdict.honour is None and code and (answer := answer_of_others(request, code)):
        return answer
    if verdict.honour is None and (honours := honours_numbered(typed)):
        localize_spots(honour.merchant for honour in honours)
        return light_page(request, "plaques/number.html", {"honours": honours, "read": shown(typed)})
    if verdict.honour is None and verdict == UNKNOWN and is_like_number(typed):
        verdict = UNKNOWN_NUMBER
    read = format_code(code) if code else shown(typed)
    host = urlsplit(settings.PUBLIC_URL).netloc
    context: dict[str, Any] = {"verdict": verdict, "honour": verdict.honour, "code": code, "read": read, "host": host}
    if verdict.honour is None:
        context["form"] = ReportForm(initial={"code": read})
    return light_page(request, "plaques/verdict.html", context, 404 if verdict.kind == UNKNOWN.kind else 200)
