"""Pages mark themselves as public; a restricted one never gets this far without its log-in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail import hooks
from wagtail.models import Page

from core.freshness import Parameters, declare, mark_public
from core.models import BasePage

Serve = Callable[..., HttpResponseBase]


@hooks.register("on_serve_page", order=100)  # inside of what asks for a log-in: the first hook is the outermost
def mark_public_pages(serve: Serve) -> Serve:
    """Mark what a page answers to a GET, with the query parameters its class declares."""

    def marked(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
        if not isinstance(page, BasePage) or page.public_parameters is None:
            return serve(page, request, args, kwargs)
        parameters = Parameters(frozenset(page.public_parameters))
        declare(request, parameters)
        return mark_public(serve(page, request, args, kwargs), parameters)

    return marked
