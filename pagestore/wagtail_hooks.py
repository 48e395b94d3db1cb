"""Pages mark themselves as public; a restricted one never gets this far without its log-in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail import hooks
from wagtail.models import Page

from core.freshness import mark_public
from core.models import BasePage

Serve = Callable[..., HttpResponseBase]


@hooks.register("on_serve_page")
def mark_public_pages(serve: Serve) -> Serve:
    """Mark what a page answers to a GET, with the query parameters its class declares."""

    def marked(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
        response = serve(page, request, args, kwargs)
        if isinstance(page, BasePage) and page.public_parameters is not None:
            mark_public(response, page.public_parameters)
        return response

    return marked
