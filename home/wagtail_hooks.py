"""What the admin shows until the site is open, and pages that stay where they are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.launch import is_launched

from .launch.views import launch_site
from .sections import is_promised

KEPT = "“{title}”的网址印在牌匾和海报上，菜单、页脚和“没有找到”的页面也指向它，不能删除、撤下或移走；内容随时可以改。"


@hooks.register("register_admin_urls")
def register_launch() -> list[URLPattern]:
    """The screen."""
    return [path("launch/", launch_site, name="launch_site")]


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_promised_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page at a promised address stays; its content may change at any time."""
    if not is_promised(page):
        return None
    messages.error(request, KEPT.format(title=page.get_admin_display_title()))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_move_page")
def keep_promised_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """The same for its place."""
    return keep_promised_page(request, page)


@hooks.register("before_bulk_action")
def keep_promised_pages(request: HttpRequest, deed: str, chosen: list[Any], view: Any) -> HttpResponse | None:
    """The same for many at once."""
    kept = [one for one in chosen if isinstance(one, Page) and is_promised(one)]
    if deed not in ("delete", "unpublish", "move") or not kept:
        return None
    return keep_promised_page(request, kept[0])


@hooks.register("construct_homepage_panels")
def tell_that_it_is_closed(request: HttpRequest, panels: list[Any]) -> None:
    """Everybody at work knows that readers see nothing; superusers get the way on."""
    if is_launched():
        return
    text = "网站还没有开放，读者只看到“正在建设”。开站以前，写的人可以自己送审、自己发布，审校单照记。"
    if request.user.is_superuser:
        text = format_html('{} <a href="{}">看看还缺什么，开放网站</a>', text, reverse("launch_site"))
    messages.warning(request, text)
