"""The facts of each kind of page: the fields that its own page shows, by name."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from alliances.campaigns.models import CampaignPage
from alliances.models import AlliancePage
from core.models import BasePage, SourcedPage, is_restricted
from core.opening_words import opening_words
from core.sourcing import joined_labels
from lessons.models import LessonPage, ReadingCyclePage
from news.models import CommendationPage, NewsPage, PolicyPage, TalkPage
from services.models import ServiceCentrePage, ServiceItemPage
from spots.models import ScenicSpotPage

from .rules import rule_facts

FACTS: dict[type[BasePage], tuple[str, ...]] = {
    ScenicSpotPage: (
        "area",
        "address",
        "ticket",
        "opening",
        "opening_note",
        "alliance",
        "market_office",
    ),
    LessonPage: ("audience", "speaker_unit", "law_as_of", "review_on"),
    ReadingCyclePage: ("theme",),
    NewsPage: ("published_on", "topic", "source"),
    TalkPage: ("starts_at", "ends_at", "attendance", "place", "stream_url", "series", "speaker", "source"),
    CommendationPage: ("kind", "award", "awarded_by", "awarded_in", "source", "source_url"),
    PolicyPage: ("kind", "number", "issuer", "issued_on", "in_force_from", "void_on", "replaced_by", "source"),
    ServiceCentrePage: ("address", "access", "opening"),
    ServiceItemPage: ("audience", "handled_by", "centre", "takes", "fee"),
    CampaignPage: ("before_from", "starts_on", "ends_on", "after_until", "note"),
    AlliancePage: ("kind", "spot", "area", "trade", "founded_on", "seat", "convener_unit", "convener_post"),
}


def facts(page: BasePage) -> Iterator[tuple[str, str]]:
    """The facts of a page that are known, each with its label; a page that is closed is not named."""
    for name in FACTS.get(type(page), ()):
        field: Any = page._meta.get_field(name)
        if words := _words(page, field):
            yield _(str(field.verbose_name)), words
    if isinstance(page, LessonPage):
        yield from rule_facts(page)
    if isinstance(page, SourcedPage) and (unsourced := page.unsourced_facts()):
        yield _("待核实"), joined_labels(unsourced)


def _words(page: BasePage, field: models.Field) -> str:
    value = getattr(page, field.name)
    if field.name == "opening":
        return opening_words(value)
    if isinstance(value, Page):
        return value.title if Page.objects.live().exclude(is_restricted()).filter(pk=value.pk).exists() else ""
    if field.choices:
        return str(getattr(page, f"get_{field.name}_display")())
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "")
