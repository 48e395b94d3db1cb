"""The way to poster and code, in a page's own menus."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .views import code, poster


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Poster and code of a page."""
    return [
        path("posters/<bigint:pk>.pdf", poster, name="page_poster"),
        path("posters/<bigint:pk>/code.<slug:kind>", code, name="page_code"),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of a page's screens."""
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a page's row."""
    yield from _buttons(page, user)


def _buttons(page: Page, user: Any) -> Iterator[Button]:
    if not page.live or page.depth <= 1 or not page.permissions_for_user(user).can_edit():
        return
    new_window = {"target": "_blank", "rel": "noreferrer"}
    yield Button(
        "打印二维码海报", reverse("page_poster", args=[page.pk]), icon_name="print", attrs=new_window, priority=80
    )
    for kind in ("png", "svg"):
        address = reverse("page_code", args=[page.pk, kind])
        yield Button(f"下载二维码（{kind.upper()}）", address, icon_name="download", priority=81)
