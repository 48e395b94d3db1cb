"""In the admin: a page made by rule says so and can be taken into hand; an English one is held to the term base."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.languages import BY_RULE, OWN, locale_key
from core.models import TranslationStatus

from .submission import hand_in
from .terms import breaches
from .tree_sync import is_edited_by_hand, sync_locale
from .viewsets import TermViewSet

BY_PEOPLE = "en"

register_snippet(TermViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """The switch, and what the term base says of a page."""
    return [
        path("translations/<bigint:pk>/hand/", switch, name="translations_switch"),
        path("translations/<bigint:pk>/terms/", terms, name="translations_terms"),
    ]


@hooks.register("insert_editor_js")
def hold_to_terms() -> SafeString:
    """The script that asks `terms` while an English page is edited."""
    address = reverse("translations_terms", args=[0])
    return format_html('<script src="{}" data-address="{}"></script>', static("translations/terms.js"), address)


def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of the editor's page: the terms that an English page, as last saved, says otherwise; else nothing."""
    page = get_object_or_404(Page, pk=pk)
    return HttpResponse(remark_on_terms(page) if page.permissions_for_user(request.user).can_edit() else "")


@hooks.register("remarks_for_reviewers")
def remark_on_terms(record: Any) -> SafeString:
    """The terms that an English page, as last saved, says otherwise; of other records nothing."""
    is_english = isinstance(record, Page) and record.locale_id == locale_key(BY_PEOPLE)
    return render_to_string("translations/terms.html", {"breaches": breaches(record) if is_english else []})


# Before wagtail-localize's own, which would publish.
hooks.register("before_edit_page", hand_in, order=-1)


@hooks.register("before_edit_page")
def say_who_keeps_it(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens a page made by rule that the next publication of the original rewrites it."""
    if request.method != "GET" or page.locale_id != locale_key(BY_RULE):
        return
    if is_edited_by_hand(page):
        messages.info(request, "这一页由编辑维护：简体页面更新时不会改写它。")
    else:
        messages.warning(
            request,
            "这一页按规则从简体转换而来，简体页面每次发布都会改写它。要自己修改，请先在“⋯”菜单里点“改由编辑维护”。",
        )


@hooks.register("register_page_header_buttons")
def switch_button(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """The switch stands in the page's own menu."""
    if page.locale_id == locale_key(BY_RULE) and page.depth > 1 and page.permissions_for_user(user).can_publish():
        label = "改回按规则转换" if is_edited_by_hand(page) else "改由编辑维护"
        address = reverse("translations_switch", args=[page.pk])
        yield Button(label, address, icon_name="wagtail-localize-language", priority=65)


def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a page into hand or give it back: then it is made anew from the published original."""
    page = get_object_or_404(Page, pk=pk, locale_id=locale_key(BY_RULE)).specific
    if not page.permissions_for_user(request.user).can_publish():
        messages.error(request, "你没有发布这一页的权限。")
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    takes = not is_edited_by_hand(page)
    if request.method != "POST":
        return render(request, "translations/switch.html", {"page": page, "takes": takes})
    TranslationStatus.objects.update_or_create(page_id=page.pk, defaults={"in_hand": takes})
    original = page.get_translations().filter(locale_id=locale_key(OWN)).first()
    if not takes and original:
        sync_locale(original.specific, page.locale)
    messages.success(request, "已改由编辑维护，可以修改了。" if takes else "已改回按规则转换，内容已按简体页面更新。")
    return redirect("wagtailadmin_pages:edit", page.pk)
