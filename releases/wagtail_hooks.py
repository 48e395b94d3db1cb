"""The menu entry, the addresses, and the way in from the list of honours."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .bulk_actions import AddToRelease
from .permissions import may_prepare

hooks.register("register_bulk_action", AddToRelease)


class ReleasesMenuItem(MenuItem):
    """Shown to those who may prepare a release."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_prepare(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("releases/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return ReleasesMenuItem("批量发布", reverse("releases:index"), name="releases", icon_name="upload", order=222)
