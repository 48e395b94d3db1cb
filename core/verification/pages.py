"""What all answers about a plaque have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.models import SiteFacts


def always_fresh(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep an answer out of caches and search engines: a withdrawal shows in the very next request."""

    @wraps(view)
    def fresh(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return fresh


def light_page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page that needs of the site only its facts: one query."""
    facts = SiteFacts.objects.filter(site__is_default_site=True).first() or SiteFacts()
    return render(request, template, context | {"facts": facts}, status=status)
