"""What campaigns add to the admin."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from core.admin_menu import ALLIANCES

from . import urls
from .models import Finding
from .permissions import CHANGE, SEE, holds


class LedgerMenuItem(MenuItem):
    """Shown to those who may see the ledger."""

    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request.user, SEE, CHANGE)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The screens of the ledger."""
    return [path("campaigns/", include(urls))]


@hooks.register(ALLIANCES.hook)
def register_menu_item() -> MenuItem:
    """The way to the ledger."""
    return LedgerMenuItem(
        "假日治理", reverse("campaigns:index"), name="campaigns", icon_name="clipboard-list", order=10
    )


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """Rights to the ledger, to be given to a group."""
    names = [f"{action}_finding" for action in ("view", "add", "change", "delete")]
    return Permission.objects.filter(content_type__app_label="campaigns", codename__in=names)


@hooks.register("before_delete_page")
def keep_the_ledger(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that findings name is not deleted, nor is one above it: closing or unpublishing it loses nothing."""
    if not Finding.objects.naming_below(page.path).exists():
        return None
    messages.error(request, f"“{page.get_admin_display_title()}”下面还登记着检查发现，不能删除。可以取消发布。")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_the_ledgers(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The same for pages deleted in bulk."""
    pages = [one for one in objects if isinstance(one, Page)] if action_type == "delete" else []
    answers = (keep_the_ledger(request, page) for page in pages)
    return next((answer for answer in answers if answer), None)


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """What the history says about a closed campaign."""
    actions.register_action("campaigns.archive", "归档", "归档，保留了最终数字")
