"""The months of activities: each published one has an address below its page, though it is no page of the tree."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from wagtail.models import Page

from services.activities.models import ActivityIndexPage, ActivityMonth

from .entries import SitemapEntry, latest


def month_entries(page: Page, languages: Mapping[str, str], own: str) -> list[SitemapEntry]:
    """The months below a page; `languages` are the page's full addresses by tag, `own` the tag of the page itself."""
    if page.specific_class is not ActivityIndexPage:
        return []
    months = ActivityMonth.objects.filter(is_published=True).annotate(changed=Max("activities__changed_at"))
    found = []
    for each in months:
        addresses = {tag: f"{address}{each.month.slug}/" for tag, address in languages.items()}
        found.append(SitemapEntry(addresses[own], latest(page.last_published_at, each.changed), addresses))
    return found


def months_changed_at(page: Page) -> datetime | None:
    """When an activity below a page was changed last."""
    if page.specific_class is not ActivityIndexPage:
        return None
    return ActivityMonth.objects.filter(is_published=True).aggregate(last=Max("activities__changed_at"))["last"]
