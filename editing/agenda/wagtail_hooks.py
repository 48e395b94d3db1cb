"""What the agenda adds to the admin."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin_menu import PUBLISHING

from . import urls


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The month, and the address for calendar programs."""
    return [path("agenda/", include(urls))]


@hooks.register(PUBLISHING.hook)
def register_menu_item() -> MenuItem:
    """For everybody: who may open nothing sees an empty month."""
    return MenuItem("日程", reverse("agenda:month"), name="agenda", icon_name="calendar-alt", order=15)
