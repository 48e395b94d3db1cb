"""What every template may ask for: the site's facts, its menu, filters kept in links."""

from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page, Site

from ..models import SiteFacts, sections_of

register = template.Library()


@register.simple_tag(takes_context=True)
def site_facts(context: Context) -> SiteFacts:
    """Operator, marks and hotline; a preview's unsaved ones where a preview is shown."""
    return context.get("facts") or SiteFacts.for_request(context["request"])


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
    parameters = context["request"].GET.copy()
    parameters.pop("page", None)
    for name, value in changes.items():
        if value in ("", None):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}" if parameters else "?"
