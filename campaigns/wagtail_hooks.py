"""What campaigns add to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from . import urls
from .permissions import CHANGE, SEE, holds


class LedgerMenuItem(MenuItem):
    """Shown to those who may see the ledger."""

    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request.user, SEE, CHANGE)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The screens of the ledger."""
    return [path("campaigns/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The way to the ledger."""
    return LedgerMenuItem(
        "假日治理", reverse("campaigns:index"), name="campaigns", icon_name="clipboard-list", order=242
    )


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """Rights to the ledger, to be given to a group."""
    names = [f"{action}_finding" for action in ("view", "add", "change", "delete")]
    return Permission.objects.filter(content_type__app_label="campaigns", codename__in=names)


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """What the history says about a closed campaign."""
    actions.register_action("campaigns.archive", "归档", "归档，保留了最终数字")
