"""A badge for a shop's own web page: an address that shows how the honour stands today, and so turns by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.freshness import public
from core.verification.codes import normalise_code
from core.verification.pages import always_fresh

from ..results import UNKNOWN, verdict_on


@public()
@require_safe
@always_fresh
def badge(request: HttpRequest, code: str) -> HttpResponse:
    """A picture of state, honour and last day; 404, as a picture too, for a code that no plaque carries."""
    verdict = verdict_on(normalise_code(code))
    status = 404 if verdict.kind == UNKNOWN.kind else 200
    return render(request, "plaques/badge.svg", {"verdict": verdict}, "image/svg+xml", status=status)
