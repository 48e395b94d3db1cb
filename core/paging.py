"""Pages of a listing; a page that does not exist is a 404, never an error."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest


def page_of(items: Any, request: HttpRequest, per_page: int) -> Page:
    """The page named by ``?page=`` (default 1) of a sliceable with a count; raise Http404 for any other value."""
    try:
        return Paginator(items, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404("没有这一页") from error
