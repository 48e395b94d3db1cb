"""What members add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from .bulk_actions import AssignRole, Delete, SetActiveState
from .password_links import may_help, password_link
from .street_offices.views import PERMISSION as OPEN_OFFICES
from .street_offices.views import new_office

for one in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", one, order=1)  # after Wagtail's own, whose places they take


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Helping with a lost password; a new street office."""
    return [
        path("users/<bigint:pk>/password-link/", password_link, name="password_link"),
        path("users/street-office/", new_office, name="new_street_office"),
    ]


@hooks.register("register_user_listing_buttons")
def link_button(user: Any, request_user: Any) -> Iterator[Button]:
    """Beside each account within reach."""
    if may_help(request_user, user):
        yield Button("重设密码的链接", url=reverse("password_link", args=[user.pk]), icon_name="password", priority=55)


class OfficeMenuItem(MenuItem):
    """Shown to whoever makes accounts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(OPEN_OFFICES)


@hooks.register("register_settings_menu_item")
def office_item() -> MenuItem:
    return OfficeMenuItem(
        "新建街道所账号", reverse("new_street_office"), name="street-office", icon_name="group", order=602
    )
