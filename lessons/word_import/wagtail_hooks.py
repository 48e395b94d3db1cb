"""The menu entry and addresses of the Word screens."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin_menu import LEARNING

from . import admin_urls
from .permissions import may_bring_in


class WordMenuItem(MenuItem):
    """Shown to those who may bring documents in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_bring_in(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("word/", include(admin_urls))]


@hooks.register(LEARNING.hook)
def register_menu_item() -> MenuItem:
    return WordMenuItem("Word 导入", reverse("word_import:upload"), name="word", icon_name="doc-full", order=40)
