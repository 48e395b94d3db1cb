"""The filters of a roll, read from its address so that every view can be linked and printed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, NamedTuple, Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import day_of
from core.search_input import typed_query

from ..history.states import AWARDED_STATES, ROLL_STATES, HonourState
from ..models.honours import Honour
from ..models.merchants import Merchant
from ..models.roll_entries import RollCount, RollEntry, RollEntryQuerySet
from ..models.schemes import AwardScheme
from ..plaque_numbers import honours_numbered
from .labels import NAMELESS, SpotName, localize_spots, names_among, names_of

MAX_MATCHES = 1000  # merchants a search inside a roll considers
MOST_ELSEWHERE = 10  # honours told of where a search by name leaves nothing on the list
CHUNK = 2000  # rows read at a time for what has no pages
#: When no more than one in so many places covers the day, they are sorted instead of walked.
SORT_BELOW = 20


@dataclass(frozen=True)
class Facet:
    """One value to filter by, with the number of honours it would leave."""

    value: str
    label: str
    count: int
    lang: str  # of the label, where it is not the reader's


class OpenDataRow(NamedTuple):
    """What the open data says of an honour; its state is that of the day."""

    state: HonourState
    number: str
    issued_on: date | None
    valid_to: date | None
    withdrawn_on: date | None
    withdrawal_reason: str
    public_id: str
    title: str
    registered_name: str
    credit_code: str | None
    kind: str
    address: str
    spot: int | None
    trade: int | None
    registration_until: date | None
    place_until: date | None


#: Where the fields of a row after its state come from: the first five from the honour, the others from its merchant.
ROW_FIELDS = [name if place < 5 else f"merchant__{name}" for place, name in enumerate(OpenDataRow._fields[1:])]


@dataclass(frozen=True)
class PlaceCount:
    """Places of one spot and one trade: how many cover the day, and how many there ever were."""

    spot: int | None
    trade: int | None
    count: int
    ever: int = 0


@dataclass
class RollFilter:
    """A scheme's roll on a day, narrowed by state, spot, trade and part of a name.

    Without a state it is every state that a roll shows: who asks for a shop by name asks what became of it.
    """

    PARAMETERS: ClassVar = ("on", "state", "spot", "trade", "q")

    scheme: AwardScheme
    day: date
    state: HonourState | None
    spot: str
    trade: str
    q: str
    knows_state: bool = True  # whether the address names a state that a roll can show

    @classmethod
    def from_request(cls, request: HttpRequest, scheme: AwardScheme) -> Self:
        """Read `PARAMETERS`; a wrong day raises BadRequest, any other unknown value finds nothing.

        Where no state is named, a search by name asks all of them, and a roll without one shows what is valid.
        """
        get = request.GET.get
        state, q = get("state", ""), typed_query(request)
        return cls(
            scheme=scheme,
            day=day_of(request),
            state=HonourState(state) if state in ROLL_STATES else _unnamed(q),
            knows_state=state in ("", *ROLL_STATES),
            spot=get("spot", ""),
            trade=get("trade", ""),
            q=q,
        )

    @cached_property
    def count(self) -> int:
        """How many honours are left; from the tallies, so that no table is counted."""
        return sum(group.count for group in self._groups if self._keeps(group))

    @cached_property
    def is_new(self) -> bool:
        """Whether no honour of the scheme was ever awarded, as far as the public knows."""
        return not RollEntry.objects.filter(scheme_id=self.scheme.pk, state__in=AWARDED_STATES).exists()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beyond the day is filtered."""
        return bool(self.q or self.spot or self.trade or self.state != HonourState.VALID or not self.knows_state)

    @property
    def is_today(self) -> bool:
        """Whether it tells how things stand now, so that something can be done about them."""
        return self.day == timezone.localdate()

    @property
    def state_label(self) -> str:
        """The state in words; empty for one that there is not."""
        return str(self.state.label) if self.state and self.knows_state else ""

    @property
    def state_choices(self) -> list[tuple[str, str]]:
        """The states to choose from, by what stands in the address; nothing stands there for the one of the moment."""
        unnamed = _unnamed(self.q)
        named = [(state.value, str(state.label)) for state in ROLL_STATES if state != unnamed]
        return [("", str(unnamed.label) if unnamed else _("全部状态")), *named]

    @property
    def chosen_state(self) -> str:
        """Which of `state_choices` the roll shows."""
        return self.state.value if self.state and self.state != _unnamed(self.q) else ""

    @cached_property
    def elsewhere(self) -> list[Honour]:
        """What the shops asked for by name hold or held beside this list: in other states, on other rolls or days."""
        if not self.q:
            return []
        found = Honour.objects.public().filter(merchant__in=self._matches).in_roll_order()[:MOST_ELSEWHERE]
        return [honour for honour in found if honour.state in ROLL_STATES]

    @cached_property
    def spots(self) -> list[Facet]:
        """Spots on this roll with their counts, most first."""
        counts: Counter[int | None] = Counter()
        for group in self._groups:
            counts[group.spot] += group.count
        return _facets(counts, self._spot_names)

    @cached_property
    def trades(self) -> list[Facet]:
        """Trades on this roll with their counts, most first."""
        counts: Counter[int | None] = Counter()
        for group in self._groups:
            counts[group.trade] += group.count
        return _facets(counts, self._trade_names)

    @cached_property
    def left_by_spot(self) -> Counter[SpotName]:
        """How many honours are left at each spot; together they are `count`."""
        return self._left_by(self._spot_names, "spot")

    @cached_property
    def left_by_trade(self) -> Counter[SpotName]:
        """How many honours are left in each trade; together they are `count`."""
        return self._left_by(self._trade_names, "trade")

    @cached_property
    def places(self) -> RollEntryQuerySet:
        """The places that are left, each with its `key`, in no order."""
        kept = [group for group in self._groups if self._keeps(group)]
        if not kept:
            return RollEntry.objects.none().keyed_on(self.day, sparse=True)
        places = RollEntry.objects.filter(scheme_id=self.scheme.pk, state__in=self._states)
        if self.q:
            places = places.filter(merchant_id__in=self._matches)
        if self.spot:
            places = places.filter(spot_id__in={group.spot for group in kept})  # translations share a slug
        if self.trade:
            places = places.filter(trade_id=kept[0].trade)
        return places.keyed_on(self.day, sparse=bool(self.q) or self._index_rows > SORT_BELOW * self.count)

    def honours(self, places: RollEntryQuerySet) -> list[Honour]:
        """The honours of some places, with all that a row shows, in roll order: one query.

        Each has `state_then`, how it stood on the day. In another language one query more, for the names of the spots.
        """
        honours = Honour.objects.filter(pk__in=places.values("honour_id")).with_state_on(self.day).in_roll_order()
        honours = honours.prefetch_related(None)  # how they stand today is not asked
        for honour in honours:
            honour.scheme = self.scheme
        localize_spots(honour.merchant for honour in honours)
        return list(honours)

    def rows(self) -> Iterator[OpenDataRow]:
        """All that is left, in roll order, read a bounded number at a time."""
        places = self.places.order_by("key")
        chunk = list(places.values_list("key", "honour_id", "state")[:CHUNK])
        while chunk:
            honours = Honour.objects.filter(pk__in=[pk for _, pk, _ in chunk]).order_by()
            found = {row[0]: row[1:] for row in honours.values_list("pk", *ROW_FIELDS)}
            yield from (OpenDataRow(HonourState(state), *found[pk]) for _, pk, state in chunk if pk in found)
            chunk = list(places.filter(key__gt=chunk[-1][0]).values_list("key", "honour_id", "state")[:CHUNK])

    def spot_title(self, key: int | None) -> str:
        """The title of a spot on this roll."""
        return self._spot_names.get(key or 0, NAMELESS).label

    def trade_title(self, key: int | None) -> str:
        """The title of a trade on this roll."""
        return self._trade_names.get(key or 0, NAMELESS).label

    @cached_property
    def _matches(self) -> dict[int, Merchant]:
        """The merchants that a search finds, on any roll, and those of a plaque number of this one."""
        merchants = Merchant.objects.listed().with_places()
        found = list(merchants.search(self.q)[:MAX_MATCHES])
        found += [honour.merchant for honour in honours_numbered(self.q) if honour.scheme_id == self.scheme.pk]
        return {merchant.pk: merchant for merchant in found}

    @cached_property
    def _groups(self) -> list[PlaceCount]:
        """All combinations of spot and trade on this roll."""
        if not (self.scheme.live and self.knows_state):
            return []
        if self.q:
            return list(self._groups_of(self._matches))
        tallies = RollCount.objects.filter(scheme_id=self.scheme.pk, state__in=self._states)
        rows = tallies.standing(self.day, "spot_id", "trade_id")
        return [
            PlaceCount(row["spot_id"] or None, row["trade_id"] or None, row["count"], row["ever"])
            for row in rows
            if row["count"]
        ]

    def _groups_of(self, merchants: Iterable[int]) -> Iterator[PlaceCount]:
        places = RollEntry.objects.filter(scheme_id=self.scheme.pk, state__in=self._states).on_day(self.day)
        found = places.filter(merchant_id__in=merchants).values_list("spot_id", "trade_id")
        for (spot, trade), number in Counter(found).items():
            yield PlaceCount(spot, trade, number)

    @property
    def _states(self) -> list[HonourState]:
        return [self.state] if self.state else ROLL_STATES

    @property
    def _index_rows(self) -> int:
        """How many places an index holds among which those of this roll stand."""
        groups: Iterable[PlaceCount] = self._groups
        if self.spot:
            groups = (group for group in groups if self._spot_value(group) == self.spot)
        elif self.trade:
            groups = (group for group in groups if self._trade_value(group) == self.trade)
        return sum(group.ever for group in groups)

    def _keeps(self, group: PlaceCount) -> bool:
        is_there = not self.spot or self._spot_value(group) == self.spot
        return is_there and (not self.trade or self._trade_value(group) == self.trade)

    def _left_by(self, names: dict[int, SpotName], field: str) -> Counter[SpotName]:
        counts: Counter[SpotName] = Counter()
        for group in filter(self._keeps, self._groups):
            counts[names.get(getattr(group, field) or 0, NAMELESS)] += group.count
        return counts

    def _spot_value(self, group: PlaceCount) -> str:
        return self._spot_names.get(group.spot or 0, NAMELESS).value

    def _trade_value(self, group: PlaceCount) -> str:
        return self._trade_names.get(group.trade or 0, NAMELESS).value

    @property
    def _spot_names(self) -> dict[int, SpotName]:
        return self._names[0]

    @property
    def _trade_names(self) -> dict[int, SpotName]:
        return self._names[1]

    @cached_property
    def _names(self) -> tuple[dict[int, SpotName], dict[int, SpotName]]:
        """The names of the spots and of the trades on this roll: at most one query."""
        if self.q:
            return names_among(self._matches.values())
        spots = {group.spot for group in self._groups if group.spot}
        trades = {group.trade for group in self._groups if group.trade}
        return names_of(spots, trades)


def _unnamed(q: str) -> HonourState | None:
    """The state that is meant where none is named."""
    return None if q else HonourState.VALID


def _facets(counts: Counter[int | None], names: dict[int, SpotName]) -> list[Facet]:
    found = ((names[key], number) for key, number in counts.most_common() if number and key in names)
    return [Facet(name.value, name.label, number, name.lang) for name, number in found]
