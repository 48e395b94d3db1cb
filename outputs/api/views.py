"""The description itself, for programs and for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.freshness import public

from .answers import answer, refusal
from .description import OPERATIONS, RULES, TERMS, openapi, title


@require_safe
@public()
def docs(request: HttpRequest) -> HttpResponse:
    """`/api/`."""
    shown = {"operations": OPERATIONS, "title": title(), "terms": TERMS, "rules": RULES}
    return render(request, "api/docs.html", shown)


@require_safe
@public()
def description(request: HttpRequest) -> HttpResponse:
    """`/api/openapi.json`."""
    return answer(openapi(request))


@require_safe
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below `/api/v2/`: a refusal in JSON, since a program asks."""
    return refusal("没有这个接口，见 /api/。", 404)
