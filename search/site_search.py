"""One search of the public site: what was meant, what meets most of it, and the best of each group."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.questions import Question
from honours.history.states import ROLL_STATES, HonourState
from honours.models import Honour, Merchant
from honours.rolls.labels import localize_spots

from .answers import DirectAnswer, direct_answers, honours_meant
from .backend.clues import TITLED, Hit
from .backend.documents import other_texts
from .parts import Request, request_of
from .picks import picked
from .public import (
    GROUPS,
    MERCHANTS,
    PLACES,
    ResultGroup,
    group_of_types,
    names_of_places,
    public_merchants,
    public_pages,
    types_of_group,
)
from .ranked import Ranked
from .snippets import Piece, excerpt, pieces
from .suggestions import did_you_mean, put_right
from .vocabulary import Vocabulary, vocabulary

SHOWN = 4
BEST = 3
LOOKED_AT = 12  # merchants among which those with a valid honour come first


@dataclass(frozen=True)
class Found:
    """One result: the object, its title and the words around the match, and its honours, whatever became of them."""

    item: Any
    title: list[Piece]
    excerpt: list[Piece]
    honours: list[Honour] = field(default_factory=list)


@dataclass
class Section:
    """The results of one group: how many, the best hits, best first, and what to show."""

    group: ResultGroup
    count: int = 0
    hits: list[Hit] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


@dataclass
class SiteSearch:
    """What was typed, in which language it is read, the names around; every property is worked out once."""

    text: str
    locale_id: int
    around: tuple[str, ...] = ()  # the names of the region and the district

    @cached_property
    def request(self) -> Request:
        """What was typed, in parts."""
        return self._understood(self.text)

    @cached_property
    def sounded(self) -> str:
        """What was looked for instead, where the words as typed found nothing."""
        unknown, pages = self.request.unknown, public_pages().filter(locale=self.locale_id)
        if not unknown or self.honours or self.request.is_elsewhere or self._is_full(self._typed):
            return ""
        if self._is_found(self._typed):
            return put_right(self.text, unknown, self._vocabulary)
        return did_you_mean(self.text, unknown, self._vocabulary, pages, public_merchants())

    @cached_property
    def asked(self) -> Request:
        """What the results are for: what was typed, or what sounds like it."""
        return self._understood(self.sounded) if self.sounded else self.request

    @cached_property
    def honours(self) -> list[Honour]:
        """The honours whose number or code was typed."""
        found = honours_meant(self.text)
        localize_spots(honour.merchant for honour in found)
        return found

    @cached_property
    def answers(self) -> list[DirectAnswer]:
        """What is asked, answered in a line."""
        group, item = (self.best_hits[0][0], self._item(*self.best_hits[0])) if self.best_hits else ("", None)
        return direct_answers(self.asked, item, group, self.locale_id)

    @cached_property
    def sections(self) -> list[Section]:
        """All groups with their counts, in the fixed order: two queries of the index."""
        sections = {group.key: Section(group) for group in GROUPS}
        for key, hits in self._hits.items():
            sections[key].hits = hits
            sections[key].count = self._counts[key]
        return list(sections.values())

    @cached_property
    def overview(self) -> list[Section]:
        """The groups that have results, with the first of them that do not stand on top."""
        shown = {(key, hit.key) for key, hit in self.best_hits}
        for section in self.sections:
            hits = [hit for hit in section.hits if (section.group.key, hit.key) not in shown][:SHOWN]
            section.found = self._found_hits([(section.group.key, hit) for hit in hits])
        return [section for section in self.sections if section.found]

    @cached_property
    def best_hits(self) -> list[tuple[str, Hit]]:
        """The best three of all groups; where a kind of shop was asked for, shops before pages, else after them.

        What is made of known words is hardly the name of a shop; titled so, it still comes first.
        """
        every = [(key, hit) for key, hits in self._grouped.items() for hit in hits]
        if self.honours:
            every = [(key, hit) for key, hit in every if hit.is_full]
        every.sort(key=lambda one: -one[1].points)
        shops, pages = ([one for one in every if (one[0] == MERCHANTS) == is_shop] for is_shop in (True, False))
        if Question.SHOP not in self.asked.questions:
            is_about = self.asked.is_known and any(hit.is_full for _, hit in pages)
            first = [one for one in every if one[0] != MERCHANTS or one[1].points >= TITLED] if is_about else every
            return [*first, *(one for one in shops if one not in first)][:BEST]
        if not any(hit.is_full for _, hit in shops):
            return every[:BEST]
        return [*shops[: BEST - 1], *pages[:1], *shops[BEST - 1 :], *pages[1:]][:BEST]

    @cached_property
    def best(self) -> list[Found]:
        """The best three, to be shown on top."""
        return self._found_hits(self.best_hits)

    @property
    def found_best(self) -> list[Found]:
        """The best that are counted: those that meet all of it, or where nothing does, what meets most."""
        return [found for found in self.best if found not in self.near]

    @cached_property
    def near(self) -> list[Found]:
        """The best that meet a part of it only, beside what meets all: shown, not counted."""
        partial = {(group == MERCHANTS, hit.key) for group, hit in self.best_hits if not hit.is_full}
        return [
            one for one in self.best if not self.is_partial and (isinstance(one.item, Merchant), one.item.pk) in partial
        ]

    @cached_property
    def total(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def is_partial(self) -> bool:
        """Whether nothing meets all that was typed."""
        return bool(self.total) and not any(hit.is_full for hits in self._hits.values() for hit in hits)

    @cached_property
    def left_out(self) -> list[str]:
        """The words that the best results do not hold; empty where something holds all."""
        if not (self.is_partial and self.best_hits):
            return []
        met = self.best_hits[0][1].met
        parts = enumerate(self.asked.parts, 1)
        missed = [part.text for place, part in parts if part.is_needed and not met >> place & 1]
        return _joined(missed)

    @cached_property
    def elsewhere(self) -> dict[int, int]:
        """How many pages in other languages match, by locale."""
        counts: dict[int, int] = defaultdict(int)
        seen = set()
        for hit in self._results[0]:
            if hit.is_full and hit.group not in seen and hit.group[1] != self.locale_id:
                seen.add(hit.group)
                counts[hit.group[1]] += hit.size
        return dict(counts)

    @cached_property
    def picks(self) -> list[Found]:
        """What editors put first for these words."""
        pages, merchants = picked(self.text, public_pages().filter(locale=self.locale_id), public_merchants())
        found_pages = {page.pk: page for page in Page.objects.filter(pk__in=pages).specific()} if pages else {}
        found_merchants = public_merchants().in_bulk(merchants)
        return self.found([*(found_pages[key] for key in pages), *(found_merchants[key] for key in merchants)])

    def results(self, group: str) -> Any:
        """Return all results of one group, to be paged."""
        if group == MERCHANTS:
            return Ranked(self.asked.clues, public_merchants(), not self.is_partial, self._counts[group])
        pages = public_pages().filter(locale=self.locale_id, content_type__in=types_of_group(group))
        return Ranked(self.asked.clues, pages.specific(), not self.is_partial, self._counts[group])

    def found(self, items: Iterable[Any]) -> list[Found]:
        """Return results with the matches marked."""
        items = list(items)
        shops = [item for item in items if isinstance(item, Merchant)]
        localize_spots(shops)
        unknown = [shop.pk for shop in shops if shop.pk not in self._honours_of]
        self._honours_of.update({key: [] for key in unknown} | _honours_of(unknown))
        ways = self.ways
        return [
            Found(
                item,
                pieces(item.title, ways),
                excerpt(other_texts(item), ways),
                self._honours_of.get(item.pk, []) if isinstance(item, Merchant) else [],
            )
            for item in items
        ]

    @cached_property
    def ways(self) -> list[str]:
        """All that may be marked in a result: the words as typed before what says the same."""
        parts = self.asked.parts
        return list(dict.fromkeys([self.asked.text, *(one for part in parts for one in part.spellings)]))

    @cached_property
    def _honours_of(self) -> dict[int, list[Honour]]:
        return {}

    def _understood(self, text: str) -> Request:
        return request_of(text, self._vocabulary)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary(names_of_places(), self.around)

    @cached_property
    def _typed(self) -> tuple[list[Hit], list[Hit]]:
        return self._search(self.request)

    @cached_property
    def _results(self) -> tuple[list[Hit], list[Hit]]:
        return self._search(self.asked) if self.sounded else self._typed

    def _search(self, request: Request) -> tuple[list[Hit], list[Hit]]:
        """The best pages by kind and language, and the best merchants: two queries."""
        backend: Any = get_search_backend()
        clues = request.clues
        pages = backend.hits(clues, public_pages(), "content_type_id", "locale_id", top=SHOWN + BEST)
        return pages, backend.hits(clues, public_merchants(), top=LOOKED_AT)

    def _is_full(self, results: tuple[list[Hit], list[Hit]]) -> bool:
        pages, merchants = results
        here = [hit for hit in pages if hit.group[1] == self.locale_id]
        return any(hit.is_full for hit in (*here, *merchants))

    def _is_found(self, results: tuple[list[Hit], list[Hit]]) -> bool:
        pages, merchants = results
        return bool(merchants) or any(hit.group[1] == self.locale_id for hit in pages)

    @cached_property
    def _grouped(self) -> dict[str, list[Hit]]:
        """The hits of each group in the reader's language, best first; of equal shops those with an honour first."""
        groups = group_of_types()
        found: dict[str, list[Hit]] = defaultdict(list)
        pages, merchants = self._results
        for hit in pages:
            if hit.group[1] == self.locale_id:
                found[groups.get(hit.group[0], "news")].append(hit)
        keys = [hit.key for hit in merchants]
        self._honours_of.update({key: [] for key in keys} | _honours_of(keys))
        found[MERCHANTS] = sorted(
            merchants, key=lambda hit: (not hit.is_full, not _holds(self._honours_of[hit.key]), -hit.points)
        )
        if self.asked.is_of_places:
            found = {key: hits for key, hits in found.items() if key == PLACES}
        return {
            key: sorted(hits, key=lambda hit: -hit.points) if key != MERCHANTS else hits for key, hits in found.items()
        }

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        """The hits that meet all of it, or if there are none, those that meet most."""
        any_full = bool(self.honours) or any(hit.is_full for hits in self._grouped.values() for hit in hits)
        return {key: [hit for hit in hits if hit.is_full or not any_full] for key, hits in self._grouped.items()}

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for key, hits in self._hits.items():
            counts[key] = sum({hit.group: hit.size for hit in hits}.values())
        return counts

    def _item(self, group: str, hit: Hit) -> Any:
        return self._items([(group, hit)])[0] if self._items([(group, hit)]) else None

    def _found_hits(self, hits: Sequence[tuple[str, Hit]]) -> list[Found]:
        return self.found(self._items(hits))

    def _items(self, hits: Sequence[tuple[str, Hit]]) -> list[Any]:
        """The objects of some hits, in their order; all that the page may show are fetched at once."""
        pages, merchants = self._fetched
        found = [(merchants if group == MERCHANTS else pages).get(hit.key) for group, hit in hits]
        return [item for item in found if item is not None]

    @cached_property
    def _fetched(self) -> tuple[dict[int, Page], dict[int, Merchant]]:
        listed = [(key, hit) for key, hits in self._hits.items() for hit in hits[: SHOWN + BEST]]
        every = dict.fromkeys((key == MERCHANTS, hit.key) for key, hit in [*listed, *self.best_hits])
        types = {hit.key: hit.group[0] for hits in self._grouped.values() for hit in hits if len(hit.group) > 1}
        pages = {key: types[key] for is_shop, key in every if not is_shop}
        shops = [key for is_shop, key in every if is_shop]
        return _pages_of(pages), public_merchants().in_bulk(shops) if shops else {}


def _pages_of(types: dict[int, int]) -> dict[int, Page]:
    """Pages by key, whose content types are known: a query for each kind."""
    keys = defaultdict[int, list[int]](list)
    for key, content_type in types.items():
        keys[content_type].append(key)
    found: dict[int, Page] = {}
    for content_type, some in keys.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        found |= model._default_manager.in_bulk(some) if model else {}
    return found


def _honours_of(merchants: list[int]) -> dict[int, list[Honour]]:
    """The honours of some merchants as they stand today: one query."""
    found: dict[int, list[Honour]] = defaultdict(list)
    if merchants:
        known = Honour.objects.public().filter(merchant__in=merchants).with_state_on(timezone.localdate())
        for honour in known.select_related("scheme").order_by("scheme_id", "number"):
            if honour.state_then in ROLL_STATES:
                found[honour.merchant_id].append(honour)
    return found


def _holds(honours: list[Honour]) -> bool:
    """Whether one of them is valid today."""
    return any(honour.standing_then == HonourState.VALID for honour in honours)


def _joined(pairs: list[str]) -> list[str]:
    """Overlapping pairs of one unknown run as the run again: 外星 星人 is 外星人."""
    found: list[str] = []
    for text in pairs:
        if found and len(text) == 2 and found[-1][-1] == text[0]:
            found[-1] += text[1]
        else:
            found.append(text)
    return found
