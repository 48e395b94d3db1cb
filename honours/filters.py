"""The filters of a roll, read from its address so that every view can be linked and printed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self

from django.http import HttpRequest

from core.asking import typed_query
from core.dates import day_of

from .models.honours import Honour
from .models.merchants import Merchant
from .models.places import RollPlace, RollPlaceQuerySet, RollTally
from .models.schemes import AwardScheme
from .naming import NAMELESS, Name, lead_to_spots, names_among, names_of
from .states import AWARDED_STATES, ROLL_STATES, HonourState

MAX_MATCHES = 1000  # merchants a search inside a roll considers
CHUNK = 2000  # rows read at a time for what has no pages
#: When no more than one in so many places covers the day, they are sorted instead of walked.
SPARSE = 20


@dataclass(frozen=True)
class Facet:
    """One value to filter by, with the number of honours it would leave."""

    value: str
    label: str
    count: int
    lang: str  # of the label, where it is not the reader's


class Row(NamedTuple):
    """What the open data says of an honour."""

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


#: Where the fields of a row come from: the first five from the honour, the others from its merchant.
ROW_FIELDS = [name if place < 5 else f"merchant__{name}" for place, name in enumerate(Row._fields)]


@dataclass(frozen=True)
class Group:
    """Places of one spot and one trade: how many cover the day, and how many there ever were."""

    spot: int | None
    trade: int | None
    count: int
    ever: int = 0


@dataclass
class RollFilter:
    """A scheme's roll on a day, narrowed by state, spot, trade and part of a name."""

    scheme: AwardScheme
    day: date
    state: HonourState
    spot: str
    trade: str
    q: str

    @classmethod
    def from_request(cls, request: HttpRequest, scheme: AwardScheme) -> Self:
        """Read ``on, state, spot, trade, q``; a wrong day raises BadRequest, any other unknown value finds nothing."""
        get = request.GET.get
        state = get("state", "")
        return cls(
            scheme=scheme,
            day=day_of(request),
            state=HonourState(state) if state in ROLL_STATES else HonourState.VALID,
            spot=get("spot", ""),
            trade=get("trade", ""),
            q=typed_query(request),
        )

    @cached_property
    def count(self) -> int:
        """How many honours are left; from the tallies, so that no table is counted."""
        return sum(group.count for group in self._groups if self._keeps(group))

    @cached_property
    def is_new(self) -> bool:
        """Whether no honour of the scheme was ever awarded, as far as the public knows."""
        return not RollPlace.objects.filter(scheme_id=self.scheme.pk, state__in=AWARDED_STATES).exists()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beyond the day is filtered."""
        return bool(self.q or self.spot or self.trade or self.state != HonourState.VALID)

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
    def places(self) -> RollPlaceQuerySet:
        """The places that are left, each with its `key`, in no order."""
        kept = [group for group in self._groups if self._keeps(group)]
        if not kept:
            return RollPlace.objects.none()
        places = RollPlace.objects.filter(scheme_id=self.scheme.pk, state=self.state)
        if self.q:
            places = places.filter(merchant_id__in=self._matches)
        if self.spot:
            places = places.filter(spot_id__in={group.spot for group in kept})  # translations share a slug
        if self.trade:
            places = places.filter(trade_id=kept[0].trade)
        return places.walked_on(self.day, sparse=bool(self.q) or self._walked > SPARSE * self.count)

    def honours(self, places: RollPlaceQuerySet) -> list[Honour]:
        """The honours of some places, with all that a row shows, in roll order: one query, two under notice.

        In another language one more, for the names of the spots.
        """
        honours = Honour.objects.filter(pk__in=places.values("honour_id")).in_roll_order()
        if self.state != HonourState.NOTICE:  # only there a row asks how the honour stands today
            honours = honours.prefetch_related(None)
        for honour in honours:
            honour.scheme = self.scheme
        lead_to_spots(honour.merchant for honour in honours)
        return list(honours)

    def rows(self) -> Iterator[Row]:
        """All that is left, in roll order, read a bounded number at a time."""
        places = self.places.order_by("key")
        chunk = list(places.values_list("key", "honour_id")[:CHUNK])
        while chunk:
            honours = Honour.objects.filter(pk__in=[pk for _, pk in chunk]).order_by()
            found = {row[0]: Row(*row[1:]) for row in honours.values_list("pk", *ROW_FIELDS)}
            yield from (found[pk] for _, pk in chunk if pk in found)
            chunk = list(places.filter(key__gt=chunk[-1][0]).values_list("key", "honour_id")[:CHUNK])

    def spot_title(self, key: int | None) -> str:
        """The title of a spot on this roll."""
        return self._spot_names.get(key or 0, NAMELESS).label

    def trade_title(self, key: int | None) -> str:
        """The title of a trade on this roll."""
        return self._trade_names.get(key or 0, NAMELESS).label

    @cached_property
    def _matches(self) -> dict[int, Merchant]:
        """The merchants that a search finds, on any roll."""
        found = Merchant.objects.listed().with_places().search(self.q)[:MAX_MATCHES]
        return {merchant.pk: merchant for merchant in found}

    @cached_property
    def _groups(self) -> list[Group]:
        """All combinations of spot and trade on this roll."""
        if not self.scheme.live:
            return []
        if self.q:
            return list(self._groups_of(self._matches))
        tallies = RollTally.objects.filter(scheme_id=self.scheme.pk, state=self.state)
        rows = tallies.standing(self.day, "spot_id", "trade_id")
        return [
            Group(row["spot_id"] or None, row["trade_id"] or None, row["count"], row["ever"])
            for row in rows
            if row["count"]
        ]

    def _groups_of(self, merchants: Iterable[int]) -> Iterator[Group]:
        places = RollPlace.objects.filter(scheme_id=self.scheme.pk, state=self.state).on_day(self.day)
        found = places.filter(merchant_id__in=merchants).values_list("spot_id", "trade_id")
        for (spot, trade), number in Counter(found).items():
            yield Group(spot, trade, number)

    @property
    def _walked(self) -> int:
        """How many places an index holds among which those of this roll stand."""
        groups: Iterable[Group] = self._groups
        if self.spot:
            groups = (group for group in groups if self._spot_value(group) == self.spot)
        elif self.trade:
            groups = (group for group in groups if self._trade_value(group) == self.trade)
        return sum(group.ever for group in groups)

    def _keeps(self, group: Group) -> bool:
        is_there = not self.spot or self._spot_value(group) == self.spot
        return is_there and (not self.trade or self._trade_value(group) == self.trade)

    def _spot_value(self, group: Group) -> str:
        return self._spot_names.get(group.spot or 0, NAMELESS).value

    def _trade_value(self, group: Group) -> str:
        return self._trade_names.get(group.trade or 0, NAMELESS).value

    @property
    def _spot_names(self) -> dict[int, Name]:
        return self._names[0]

    @property
    def _trade_names(self) -> dict[int, Name]:
        return self._names[1]

    @cached_property
    def _names(self) -> tuple[dict[int, Name], dict[int, Name]]:
        """The names of the spots and of the trades on this roll: at most one query."""
        if self.q:
            return names_among(self._matches.values())
        spots = {group.spot for group in self._groups if group.spot}
        trades = {group.trade for group in self._groups if group.trade}
        return names_of(spots, trades)


def _facets(counts: Counter[int | None], names: dict[int, Name]) -> list[Facet]:
    found = ((names[key], number) for key, number in counts.most_common() if number and key in names)
    return [Facet(name.value, name.label, number, name.lang) for name, number in found]
