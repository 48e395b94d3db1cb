"""What the admin shows until the site is open."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages

from core.launch import is_launched

from .launch.views import launch_site


@hooks.register("register_admin_urls")
def register_launch() -> list[URLPattern]:
    """The screen."""
    return [path("launch/", launch_site, name="launch_site")]


@hooks.register("construct_homepage_panels")
def tell_that_it_is_closed(request: HttpRequest, panels: list[Any]) -> None:
    """Everybody at work knows that readers see nothing; superusers get the way on."""
    if is_launched():
        return
    text = "网站还没有开放，读者只看到“正在建设”。开站以前，写的人可以自己送审、自己发布，审校单照记。"
    if request.user.is_superuser:
        text = format_html('{} <a href="{}">看看还缺什么，开放网站</a>', text, reverse("launch_site"))
    messages.warning(request, text)
