"""The map of the site for people: its sections, with the pages right below each."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.models import Page

from core.languages import locale_key
from core.models import is_restricted

MOST_BELOW = 24  # pages named below a section; the section itself lists all of them
SECTION_DEPTH = 3  # below the root and the home page


@dataclass(frozen=True)
class SitemapSection:
    """A page right below the home page, the first of those below it, and whether there are more."""

    page: Page
    below: list[Page]
    has_more: bool


def sections() -> list[SitemapSection]:
    """The public sections in the reader's language, in the order of the tree: two queries for any number of pages."""
    public = Page.objects.live().exclude(is_restricted()).filter(locale_id=locale_key())
    rank = Window(RowNumber(), partition_by=Substr("path", 1, Page.steplen * SECTION_DEPTH), order_by=F("path").asc())
    below = defaultdict(list)
    first = public.filter(depth=SECTION_DEPTH + 1).annotate(rank=rank).filter(rank__lte=MOST_BELOW + 1)
    for page in first.order_by("path"):
        below[page.path[: Page.steplen * SECTION_DEPTH]].append(page)
    return [
        SitemapSection(page, below[page.path][:MOST_BELOW], len(below[page.path]) > MOST_BELOW)
        for page in public.filter(depth=SECTION_DEPTH).order_by("path")
    ]
