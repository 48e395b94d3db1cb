"""The filters of a roll, read from its address so that every view can be linked and printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from django.db.models import Count
from django.http import HttpRequest

from core.asking import typed_query
from core.dates import day_of

from .models.honours import Honour
from .models.merchants import Merchant
from .models.schemes import AwardScheme
from .queries import HonourQuerySet
from .states import ROLL_STATES, HonourState

MAX_MATCHES = 1000  # merchants a search inside a roll considers


@dataclass(frozen=True)
class Facet:
    """One value to filter by, with the number of honours it would leave."""

    value: str
    label: str
    count: int


#: Spot slug, spot title, trade, number of honours.
Group = tuple[str | None, str | None, str | None, int]


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

    def __len__(self) -> int:
        """How many honours are left, from the facets' counts, so that no table is counted."""
        return sum(number for *place, number in self._groups if self._keeps(*place))

    def __getitem__(self, part: slice) -> Sequence[Honour]:
        """Some of the rows, in roll order."""
        return list(self._rows[part])

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beyond the day is filtered."""
        return bool(self.q or self.spot or self.trade or self.state != HonourState.VALID)

    @cached_property
    def spots(self) -> list[Facet]:
        """Spots on this roll with their counts, most first."""
        counts: Counter[tuple[str | None, str | None]] = Counter()
        for slug, title, _, number in self._groups:
            counts[slug, title] += number
        return [Facet(slug, title, number) for (slug, title), number in counts.most_common() if slug and title]

    @cached_property
    def trades(self) -> list[Facet]:
        """Trades on this roll with their counts, most first."""
        counts: Counter[str | None] = Counter()
        for _, _, trade, number in self._groups:
            counts[trade] += number
        return [Facet(title, title, number) for title, number in counts.most_common() if title]

    @cached_property
    def _in_state(self) -> HonourQuerySet:
        return Honour.objects.public().filter(scheme=self.scheme).in_state(self.state, self.day)

    @cached_property
    def _found(self) -> list[Honour]:
        """What a search finds on this roll, at any spot and in any trade."""
        matches = Merchant.objects.listed().search(self.q)[:MAX_MATCHES]
        return list(self._in_state.in_roll_order().filter(merchant__in=[merchant.pk for merchant in matches]))

    @cached_property
    def _groups(self) -> list[Group]:
        """Spot slug, spot title, trade and number of honours: all facets and counts, in at most one query."""
        if self.q:
            return [(*place, number) for place, number in Counter(map(_place, self._found)).items()]
        keys = ("merchant__spot__slug", "merchant__spot__title", "merchant__trade__title")
        return list(self._in_state.order_by().values_list(*keys).annotate(Count("pk")))

    @cached_property
    def _rows(self) -> HonourQuerySet | list[Honour]:
        if self.q:
            return [honour for honour in self._found if self._keeps(*_place(honour))]
        found = self._in_state.in_roll_order()
        if self.spot:
            found = found.filter(merchant__spot__slug=self.spot)
        if self.trade:
            found = found.filter(merchant__trade__title=self.trade)
        return found

    def _keeps(self, spot: str | None, _title: str | None, trade: str | None) -> bool:
        return (not self.spot or spot == self.spot) and (not self.trade or trade == self.trade)


def _place(honour: Honour) -> tuple[str | None, str | None, str | None]:
    """Spot slug, spot title and trade of an honour."""
    spot, trade = honour.merchant.spot, honour.merchant.trade
    return (spot.slug if spot else None, spot.title if spot else None, trade.title if trade else None)
