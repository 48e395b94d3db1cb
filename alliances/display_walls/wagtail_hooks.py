"""What the wall adds to the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from .models import PledgePlate
from .views import may_print, print_plate
from .viewsets import VIEWSETS

for one in VIEWSETS:
    register_snippet(one)


@hooks.register("register_admin_urls")
def register_print_url() -> list[URLPattern]:
    """Where a plate is printed."""
    return [path("plates/<bigint:pk>/print/", print_plate, name="print_plate")]


@hooks.register("register_snippet_listing_buttons")
def print_button(snippet: Any, user: Any, next_url: str | None = None):
    """The way to print, in a plate's row of the list."""
    if isinstance(snippet, PledgePlate) and may_print(user):
        yield Button("打印亮牌", reverse("print_plate", args=[snippet.pk]), icon_name="print", priority=60)
