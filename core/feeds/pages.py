"""Entries from pages, as most feeds have them."""

from collections.abc import Iterator
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone

from core.models import BasePage, PageQuerySet

from .registry import FeedEntry

MOST = 30  # entries of a feed


def page_entries(pages: PageQuerySet, date_field: str = "") -> Iterator[FeedEntry]:
    """The newest listed pages in the site's own language, dated by a field of theirs or by their first publication."""
    order = f"-{date_field}" if date_field else "-first_published_at"
    ours = pages.listed().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    for page in ours.order_by(order, "-pk")[:MOST]:
        published = getattr(page, date_field) if date_field else page.first_published_at
        yield page_entry(page, published)


def page_entry(page: BasePage, published: datetime) -> FeedEntry:
    """One page as an entry; a date counts from its midnight."""
    if not isinstance(published, datetime):
        published = timezone.make_aware(datetime.combine(published, time.min))
    return FeedEntry(
        uid=page_uid(page),
        title=page.title,
        address=page.url,
        published=published,
        changed=page.last_published_at or published,
        text=page.summary,
    )


def page_uid(page: BasePage) -> str:
    """A page's URN: it stays when the page is renamed or moved."""
    return f"urn:uuid:{page.translation_key}"
