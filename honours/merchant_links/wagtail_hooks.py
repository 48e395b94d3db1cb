"""What shops' links add to the admin."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from core.admin_menu import LETTERS
from honours.models import Merchant

from .views import making
from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_proposals():
    """What shops say."""
    return viewsets


@hooks.register("register_admin_urls")
def register_urls():
    """Handing out and revoking links, writing a correction into a draft."""
    return [
        path("own-links/", making.find, name="find_own_link"),
        path("own-links/merchant/<bigint:pk>/", making.make, name="make_own_link"),
        path("own-links/<bigint:pk>/revoke/", making.revoke, name="revoke_own_link"),
        path("own-links/proposal/<bigint:pk>/write/", making.write, name="write_proposal"),
    ]


class LinksMenuItem(MenuItem):
    """Shown to those who may hand out links."""

    def is_shown(self, request: HttpRequest) -> bool:
        return making.may_make(request.user)


@hooks.register(LETTERS.hook)
def register_menu_item() -> MenuItem:
    """Where a shop is looked for."""
    return LinksMenuItem("店家链接", reverse("find_own_link"), name="own-links", icon_name="link", order=23)


@hooks.register("register_permissions")
def register_link_permission():
    """Who may hand out links."""
    return Permission.objects.filter(content_type__app_label="merchant_links", codename="add_merchantlink")


@hooks.register("register_snippet_listing_buttons")
def link_button(snippet, user, next_url=None):
    """A shop's link, in its row of the list."""
    if isinstance(snippet, Merchant) and making.may_make(user):
        yield Button("店家链接", reverse("make_own_link", args=[snippet.pk]), icon_name="link", priority=71)
