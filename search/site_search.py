"""One search of the public site: at most three queries of the index for any page of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wagtail.models import Page
from wagtail.search.query import Or, PlainText, SearchQuery

from honours.models import Merchant
from honours.naming import lead_to_spots

from .backend.documents import other_texts
from .picks import picked
from .public import GROUPS, MERCHANTS, Group, group_of_types, public_merchants, public_pages, types_of_group
from .snippets import Piece, excerpt, pieces
from .suggestions import did_you_mean
from .synonyms import ways_to_say

SHOWN = 4


@dataclass(frozen=True)
class Found:
    """One result: the object, its title and the words around the match."""

    item: Any
    title: list[Piece]
    excerpt: list[Piece]


@dataclass
class Section:
    """The results of one group: how many, the keys of the best pages, best first, and what to show."""

    group: Group
    count: int = 0
    keys: list[int] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


@dataclass
class SiteSearch:
    """What was typed, in which language it is read; every property is worked out once."""

    text: str
    locale_id: int

    @cached_property
    def ways(self) -> list[str]:
        return ways_to_say(self.text)

    @cached_property
    def query(self) -> SearchQuery:
        return Or([PlainText(way) for way in self.ways])

    @cached_property
    def sections(self) -> list[Section]:
        """All groups with their counts, in the fixed order: two queries of the index."""
        sections = {group.key: Section(group) for group in GROUPS}
        groups = group_of_types()
        sections[MERCHANTS].count = self._merchants.count()
        for key, size, place, content_type, locale in self._page_groups:
            if locale == self.locale_id:
                section = sections[groups.get(content_type, "news")]
                section.count += size if place == 1 else 0
                section.keys.append(key)
        return list(sections.values())

    @cached_property
    def overview(self) -> list[Section]:
        """The groups that have results, with the first of them."""
        pages = self._pages([key for section in self.sections for key in section.keys[:SHOWN]])
        for section in self.sections:
            first = [pages[key] for key in section.keys[:SHOWN] if key in pages]
            section.found = self.found(self._merchants[:SHOWN] if section.group.key == MERCHANTS else first)
        return [section for section in self.sections if section.found]

    @cached_property
    def total(self) -> int:
        return sum(section.count for section in self.sections)

    @cached_property
    def elsewhere(self) -> dict[int, int]:
        """How many pages in other languages match, by locale."""
        counts: dict[int, int] = defaultdict(int)
        for _, size, place, _, locale in self._page_groups:
            if place == 1 and locale != self.locale_id:
                counts[locale] += size
        return dict(counts)

    @cached_property
    def picks(self) -> list[Found]:
        """What editors put first for these words."""
        pages, merchants = picked(self.text, public_pages().filter(locale=self.locale_id), public_merchants())
        found_pages = self._pages(pages)
        found_merchants = public_merchants().in_bulk(merchants)
        return self.found([*(found_pages[key] for key in pages), *(found_merchants[key] for key in merchants)])

    @cached_property
    def suggestion(self) -> str:
        """Words of the same sound, if nothing was found."""
        if self.total:
            return ""
        return did_you_mean(self.text, public_pages().filter(locale=self.locale_id), public_merchants())

    def results(self, group: str) -> Any:
        """Return all results of one group, to be paged."""
        if group == MERCHANTS:
            return self._merchants
        pages = public_pages().filter(locale=self.locale_id, content_type__in=types_of_group(group))
        return pages.specific().search(self.query)

    def found(self, items: Iterable[Any]) -> list[Found]:
        """Return results with the matches marked."""
        items = list(items)
        lead_to_spots(item for item in items if isinstance(item, Merchant))
        return [Found(item, pieces(item.title, self.ways), excerpt(other_texts(item), self.ways)) for item in items]

    @cached_property
    def _merchants(self) -> Any:
        return public_merchants().search(self.query)

    @cached_property
    def _page_groups(self) -> list[tuple[Any, ...]]:
        return public_pages().search(self.query).groups("content_type", "locale", top=SHOWN)

    def _pages(self, keys: Sequence[int]) -> dict[int, Page]:
        if not keys:
            return {}
        return {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
