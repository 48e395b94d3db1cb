"""Every address that strangers reach, from the page tree and the resolver: routes are filled in by whoever asks."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from core.models import BasePage

#: What is not ours to answer: the admin, files, and the page tree, which `kinds_of_pages` walks.
_LEFT_OUT = ("admin/", "media/", "((?:")


def routes() -> list[str]:
    """The routes of all public views as they are written, arguments and all."""
    return [route for route in walk(get_resolver().url_patterns) if not route.startswith(_LEFT_OUT)]


def kinds_of_pages() -> list[str]:
    """The address of one public page of each kind, in Chinese."""
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans").order_by("path").specific()
    found = {type(page): page.url for page in pages if isinstance(page, BasePage)}
    return sorted(found.values())


def walk(patterns: list[Any], before: str = "") -> Iterator[str]:
    """Every route below some patterns, as it is written."""
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route
