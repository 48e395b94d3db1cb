"""What the privacy gate adds to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import DraftStateMixin

from core.admin_menu import PUBLISHING

from . import urls
from .models import PrivacyException
from .views import ASK, GRANT


class ExceptionsMenuItem(MenuItem):
    """Shown to those who ask and those who decide, with the number of requests that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ASK) or request.user.has_perm(GRANT)

    def render_component(self, request: HttpRequest) -> Any:
        if request.user.has_perm(GRANT) and (number := PrivacyException.objects.waiting().count()):
            self.label = f"隐私放行（{number}）"
        else:
            self.label = "隐私放行"
        return super().render_component(request)


@hooks.register("register_admin_urls")
def register_urls():
    """The screens."""
    return [path("privacy/", include(urls))]


@hooks.register(PUBLISHING.hook)
def register_menu_item():
    """Beside the review."""
    return ExceptionsMenuItem("隐私放行", reverse("pii:index"), name="privacy", icon_name="lock", order=30)


@hooks.register("register_permissions")
def register_permissions():
    """Who may ask and who may let through."""
    return Permission.objects.filter(content_type__app_label="pii", content_type__model="privacyexception")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """How the log names them."""
    actions.register_action("pii.ask", "申请隐私放行", "申请隐私放行")
    actions.register_action("pii.decide", "处理隐私放行", "处理了隐私放行申请")


@hooks.register("register_page_header_buttons")
def page_button(page, user, view_name, next_url=None):
    """Beside the page's other actions."""
    if view_name == "edit" and user.has_perm(ASK):
        yield Button("申请隐私放行", _address(page.specific), icon_name="lock", priority=90)


@hooks.register("register_snippet_listing_buttons")
def record_button(snippet, user, next_url=None):
    """In a record's row of the list."""
    if isinstance(snippet, DraftStateMixin) and user.has_perm(ASK):
        yield Button("申请隐私放行", _address(snippet), icon_name="lock", priority=95)


def _address(record: Any) -> str:
    kind = ContentType.objects.get_for_model(record, for_concrete_model=False)
    return reverse("pii:ask", args=[kind.pk, record.pk])
