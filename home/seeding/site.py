"""The home page, the sections below it, and the facts in the footer, for whatever site."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from core.models import BasePage, SiteFacts
from home.models import HomePage
from home.sections import SECTIONS, Section

from .pages import page


def seed_home(summary: str, **words: Any) -> HomePage:
    """The home page as root of the default site, reachable at PUBLIC_URL, called as the site is."""
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    name = settings.WAGTAIL_SITE_NAME
    if not (home := HomePage.objects.in_language().first()):
        _remove_welcome_page()
        made = HomePage(title=name, slug="home", summary=summary, **words)
        home = Page.get_first_root_node().add_child(instance=made)
        home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname, "port": port, "root_page": home, "site_name": name},
    )
    return home


def seed_sections(home: HomePage, summaries: Mapping[str, str] = MappingProxyType({})) -> dict[str, BasePage]:
    """The sections by slug, those of the menu first and in its order; some with another summary."""
    return {
        section.slug: page(home, section.kind, section.slug, partial(_section, section, summaries.get(section.slug)))
        for section in SECTIONS
    }


def seed_site_facts(**facts: Any) -> None:
    """The footer, and what else every page says; what is there already stays as editors left it."""
    SiteFacts.objects.get_or_create(site=Site.objects.get(is_default_site=True), defaults=facts)


def _section(section: Section, summary: str | None) -> dict[str, object]:
    return {"title": section.title, "summary": summary or section.summary, "show_in_menus": section.in_menu}


def _remove_welcome_page() -> None:
    for welcome in Page.objects.filter(depth=2, slug="home"):
        welcome.delete()
