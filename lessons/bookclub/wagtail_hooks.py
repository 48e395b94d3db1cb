"""What the book club adds to the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from lessons.models import ReadingIndexPage

from .views.copying import copy_last
from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_bookclub():
    """Notes, gifts and consent."""
    return viewsets


@hooks.register("register_admin_urls")
def register_copying():
    """Where the next cycle is made."""
    return [path("reading-cycles/<bigint:pk>/copy/", copy_last, name="copy_last_cycle")]


@hooks.register("register_page_header_buttons")
def copying_button(page, user, view_name, next_url=None):
    """On the club's own page, for who may add a cycle below it."""
    if isinstance(page.specific_deferred, ReadingIndexPage) and page.permissions_for_user(user).can_add_subpage():
        yield Button("照上一期新建", reverse("copy_last_cycle", args=[page.pk]), icon_name="copy", priority=80)
