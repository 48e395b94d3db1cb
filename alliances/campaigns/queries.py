"""Counting findings: the only way from the ledger to a figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Q

from core.charts import Bar, bars

from .kinds import Phase


@dataclass(frozen=True)
class Count3:
    """How many were found, and how many of them are put right; the rest is open."""

    found: int = 0
    fixed: int = 0

    @property
    def open(self) -> int:
        return self.found - self.fixed

    def __add__(self, other: "Count3") -> "Count3":
        return Count3(self.found + other.found, self.fixed + other.fixed)


class FindingQuerySet(models.QuerySet):
    """Findings."""

    def of(self, campaign: Any) -> "FindingQuerySet":
        """Those of a campaign, in whatever language its page is shown."""
        return self.filter(campaign__translation_key=campaign.translation_key)

    def naming_below(self, path: str) -> "FindingQuerySet":
        """Those whose campaign or spot is the page at a tree path or below it."""
        return self.filter(Q(campaign__path__startswith=path) | Q(spot__path__startswith=path))

    def open(self) -> "FindingQuerySet":
        """Those not put right yet."""
        return self.filter(fixed_on=None)

    def overdue(self, day: date) -> "FindingQuerySet":
        """Open ones whose deadline has passed."""
        return self.open().filter(deadline__lt=day)

    def for_duty(self) -> "FindingQuerySet":
        """In the order in which someone on duty walks them, with all a row shows."""
        return self.select_related("spot", "unit").order_by("spot__path", "deadline", "pk")

    def counts(self) -> dict[tuple[str, str], Count3]:
        """By title of the spot and phase."""
        rows = self.order_by().values_list("spot__title", "phase")
        counted = rows.annotate(found=Count("pk"), fixed=Count("pk", filter=Q(fixed_on__isnull=False)))
        return {(spot, phase): Count3(found, fixed) for spot, phase, found, fixed in counted}


@dataclass(frozen=True)
class Figures:
    """What the public may know of a campaign: totals by spot and phase."""

    rows: list[tuple[str, list[Count3]]]

    @classmethod
    def of(cls, counts: dict[tuple[str, str], Count3], spots: list[str]) -> "Figures":
        """A row for each spot, in the given order; spots that only the ledger knows come last."""
        order = [*spots, *sorted({spot for spot, _ in counts} - set(spots))]
        return cls([(spot, [counts.get((spot, phase), Count3()) for phase in Phase.values]) for spot in order])

    @classmethod
    def from_json(cls, rows: list[Any]) -> "Figures":
        """What `as_json` gave."""
        return cls([(spot, [Count3(*pair) for pair in pairs]) for spot, pairs in rows])

    def renamed(self, names: dict[str, str]) -> "Figures":
        """The same with the spots' names in another language, where there are any."""
        return Figures([(names.get(spot, spot), cells) for spot, cells in self.rows])

    def as_json(self) -> list[Any]:
        """Plain lists to be kept."""
        return [[spot, [[one.found, one.fixed] for one in cells]] for spot, cells in self.rows]

    @property
    def lines(self) -> list[tuple[str, list[Count3], Count3]]:
        """Each spot with its phases and their sum."""
        return [(spot, cells, sum(cells, Count3())) for spot, cells in self.rows]

    @property
    def by_phase(self) -> list[tuple[Phase, Count3]]:
        """Each phase over all spots."""
        cells = [cells for _, cells in self.rows]
        return [(phase, sum((each[place] for each in cells), Count3())) for place, phase in enumerate(Phase)]

    @property
    def bars(self) -> list[Bar]:
        """Each spot where something was found, with what is put right, for a chart."""
        return bars(Bar(spot, one.found, done=one.fixed) for spot, _, one in self.lines if one.found)

    @property
    def total(self) -> Count3:
        """Over everything."""
        return sum((one for _, one in self.by_phase), Count3())
