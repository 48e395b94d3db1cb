"""What the review adds to the admin."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import DraftStateMixin

from core.admin_menu import PUBLISHING

from . import urls
from .action_menu import PageWithdrawItem, RecordWithdrawItem, say_withdraw
from .models import Decision
from .urgent import PERMISSION
from .views.screen import ICON, is_reviewer, kind_of


@hooks.register("register_admin_urls")
def register_urls():
    """The screens."""
    return [path("reviews/", include(urls))]


@hooks.register(PUBLISHING.hook)
def register_menu_item():
    """What waits for a step."""
    return MenuItem("审校", reverse("reviews:waiting"), name="reviews", icon_name=ICON, order=10)


@hooks.register("register_permissions")
def register_permissions():
    """The steps, the urgent way, and reading slips."""
    return Permission.objects.filter(
        content_type__app_label="reviews", content_type__model__in=["decision", "changerequest"]
    )


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def ask_why(request: HttpRequest, record: Any) -> HttpResponse | None:
    """Wagtail's own button takes a text back without a word."""
    if request.method == "POST" and "action-cancel-workflow" in request.POST:
        return redirect("reviews:withdraw", kind_of(record), record.pk)
    return None


@hooks.register("insert_editor_js")
def hold_texts_still() -> SafeString:
    """The script that lets nobody type into the texts of a locked form."""
    return format_html('<script src="{}"></script>', static("reviews/locked.js"))


@hooks.register("construct_page_action_menu")
def no_page_publish_button(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A button that would only be refused is no help; publishing is the last step of the review."""
    _drop_publish(menu_items)
    say_withdraw(menu_items, PageWithdrawItem(), context)


@hooks.register("construct_snippet_action_menu")
def no_record_publish_button(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """The same for records."""
    _drop_publish(menu_items)
    say_withdraw(menu_items, RecordWithdrawItem(), context)


def _drop_publish(menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("register_page_header_buttons")
def page_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None):
    """Beside the page's other actions."""
    if view_name in ("edit", "history"):
        yield from _buttons(page.specific, user)


@hooks.register("register_snippet_listing_buttons")
def record_buttons(snippet: Any, user: Any, next_url: str | None = None):
    """In a record's row of the list."""
    if isinstance(snippet, DraftStateMixin):
        yield from _buttons(snippet, user)


def _buttons(record: Any, user: Any):
    where = [kind_of(record), record.pk]
    yield Button("审校单", reverse("reviews:slip", args=where), icon_name=ICON, priority=80)
    if record.has_unpublished_changes and not record.workflow_in_progress:
        yield Button("送审", reverse("reviews:submit", args=where), icon_name="resubmit", priority=75)
    if user.has_perm(PERMISSION):
        yield Button("紧急发布", reverse("reviews:urgent", args=where), icon_name="warning", priority=85)


@hooks.register("construct_homepage_panels")
def tell_of_overdue(request: HttpRequest, panels: list[Any]) -> None:
    """Reviewers learn on the home page what was published urgently and nobody has looked at in time."""
    late = Decision.objects.unconfirmed().filter(due_on__lt=timezone.localdate())
    if is_reviewer(request.user) and (titles := [f"“{one.title}”" for one in late[:5]]):
        messages.warning(request, f"{'、'.join(titles)}紧急发布后过了期限还没有补审，请到“审校”里办理。")
