"""What makes the admin speak Chinese besides the catalogues."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def say_the_hardcoded() -> SafeString:
    """Words that no catalogue is asked for."""
    return format_html('<script src="{}"></script>', static("languages/hardcoded.js"))


@hooks.register("construct_settings_menu")
def languages_item(request: HttpRequest, items: list[Any]) -> None:
    """The list of languages, for whoever may open it: the stock item asks for rights on sites instead."""
    address = reverse("wagtaillocales:index")
    may_open = any(request.user.has_perm(f"wagtailcore.{action}_locale") for action in ("add", "change", "delete"))
    items[:] = [item for item in items if may_open or item.url != address]
    for item in items:
        if item.url == address:
            item.label = "语言"
