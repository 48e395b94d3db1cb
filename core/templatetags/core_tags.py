"""What every template may ask for: the site's facts, its menu, filters kept in links."""

from functools import lru_cache
from typing import Any

import segno
from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.models import Page, Site

from ..freshness import is_declared
from ..models import SiteFacts, sections_of
from ..reading_modes import mode_of
from ..search_input import declared_query
from ..site_name import site_name

register = template.Library()


@register.simple_tag(takes_context=True)
def site_facts(context: Context) -> SiteFacts:
    """Operator, marks and hotline; a preview's unsaved ones where a preview is shown."""
    return context.get("facts") or SiteFacts.for_request(context["request"])


register.simple_tag(site_name)


@register.simple_tag
def map_words(place: str) -> str:
    """What a map is asked for; plain text, as an address holds it."""
    return gettext("重庆 %(place)s") % {"place": place}


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Page]:
    """Public sections below the home page that editors put in the menu."""
    request = context["request"]
    sections = getattr(request, "sections", None)
    if sections is None:
        site = Site.find_for_request(request)
        sections = sections_of(site.root_page) if site else []
    return [section for section in sections if section.live and section.show_in_menus and not section.restricted]


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """This page's query string with some parameters changed; an empty value drops one. The page number starts anew."""
    return f"?{declared_query(context['request'], **{'page': '', **changes})}"


@register.filter
def minutes(seconds: int) -> int:
    """Whole minutes that are over when so many seconds are."""
    return -(-seconds // 60)


@register.simple_tag(takes_context=True)
def reading_mode(context: Context) -> str:
    """How the reader wants pages shown: a class of the whole page, empty for the usual way."""
    request = context.get("request")
    return mode_of(request) if request else ""


@register.simple_tag(takes_context=True)
def signed_in(context: Context) -> str:
    """The account that reads, where the answer is for it alone; a page for everybody asks nobody who they are."""
    request = context.get("request")
    if request is None or is_declared(request) or "_cached_user" not in vars(request):  # nobody has asked yet
        return ""
    return request.user.get_username() if request.user.is_authenticated else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign of our own set (`static/img/icons.svg`), beside words that say the same; screen readers skip it."""
    sprite = static("img/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" width="24" height="24"><use href="{}#{}"/></svg>', sprite, name
    )


@register.simple_tag(takes_context=True)
def page_address(context: Context, query: str = "") -> str:
    """The page's own full address, with what of its query must not be lost."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{context['request'].path}{query}"


@register.simple_tag(takes_context=True)
def page_code(context: Context, query: str = "") -> SafeString:
    """The QR code of the page's own address."""
    return _code(page_address(context, query))


@lru_cache(maxsize=256)
def _code(address: str) -> SafeString:
    return mark_safe(segno.make_qr(address, error="m").svg_inline(border=3, omitsize=True, dark="#14233b"))
