"""What a release would do with each of its honours, and what stands in the way: a fixed number of queries."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from honours.history.states import HonourState
from honours.models import AwardScheme, Honour, Merchant

from .candidates import Candidate
from .models import Release, ReleaseItem
from .obstacles import ReleaseProblem, Waiting, honour_problems, merchant_problems, scheme_problems


@dataclass
class ChecklistItem:
    """One honour of the release."""

    item: ReleaseItem
    candidate: Candidate
    merchant: Candidate | None
    problems: list[ReleaseProblem]
    state: HonourState

    @property
    def honour(self) -> Honour:
        """As it would be published."""
        return self.candidate.record

    @property
    def is_live(self) -> bool:
        """Whether somebody published it by itself in the meantime; the release passes over it."""
        return self.candidate.row.live

    @property
    def goes_along(self) -> bool:
        """Whether its merchant is a draft that is published with it."""
        return bool(self.merchant and not self.merchant.row.live and not self.problems)


@dataclass
class Checklist:
    """All lines of a release, those with problems first, then in roll order."""

    day: date
    lines: list[ChecklistItem] = field(default_factory=list)

    @classmethod
    def of(cls, release: Release, *, locked: bool = False) -> "Checklist":
        """Read and check a release; `locked` keeps its honours and merchants as they are until the transaction ends."""
        day = timezone.localdate(release.planned_for) if release.planned_for else timezone.localdate()
        items = list(ReleaseItem.objects.filter(release=release))
        honours = _candidates(Honour, [item.honour_id for item in items], locked, "events")
        schemes = AwardScheme.objects.in_bulk({one.record.scheme_id for one in honours.values()})
        merchants = _candidates(Merchant, {one.record.merchant_id for one in honours.values()}, locked)
        waiting = Waiting.of([*honours.values(), *merchants.values()], release.planned_at)
        found = {key: _merchant_problems(one, waiting) for key, one in merchants.items()}
        checklist = cls(day)
        for item in items:
            candidate = honours[item.honour_id]
            merchant = merchants.get(candidate.record.merchant_id)
            scheme = schemes.get(candidate.record.scheme_id)
            checklist.lines.append(_line(item, candidate, merchant, scheme, waiting, day, found))
        checklist.lines.sort(key=lambda line: (not line.problems, line.honour.scheme_id, line.honour.number))
        return checklist

    @cached_property
    def to_publish(self) -> list[ChecklistItem]:
        """The lines without problems whose honour is not public yet."""
        return [line for line in self.lines if not line.is_live and not line.problems]

    @cached_property
    def faulty(self) -> list[ChecklistItem]:
        """The lines that keep the release from happening."""
        return [line for line in self.lines if line.problems]

    @cached_property
    def live(self) -> list[ChecklistItem]:
        """The lines that the release passes over."""
        return [line for line in self.lines if line.is_live]

    @cached_property
    def merchants(self) -> list[Candidate]:
        """The draft merchants that are published along, each once; also those of honours that are live already."""
        along = {one.merchant.row.pk: one.merchant for one in self.lines if one.merchant and one.goes_along}
        return list(along.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to publish."""
        return not (self.to_publish or self.merchants)

    @property
    def is_ready(self) -> bool:
        """Whether the release could happen now."""
        return not (self.faulty or self.is_empty)

    @property
    def fingerprint(self) -> str:
        """Changes whenever an honour comes, goes or is edited: what was confirmed is what is published."""
        parts = sorted(
            (
                line.item.honour_id,
                line.candidate.row.latest_revision_id,
                line.merchant and line.merchant.row.latest_revision_id,
            )
            for line in self.lines
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _candidates(model: Any, keys: Iterable[int], locked: bool, *related: str) -> dict[int, Candidate]:
    rows: QuerySet[Any] = model.objects.filter(pk__in=set(keys)).select_related("latest_revision")
    if locked:
        rows = rows.select_for_update(of=("self",))
    return {row.pk: Candidate(row) for row in rows.prefetch_related(*related).order_by("pk")}


def _merchant_problems(merchant: Candidate, waiting: Waiting) -> list[ReleaseProblem]:
    """A public merchant stays as it is, whatever its draft says."""
    return [] if merchant.row.live else merchant_problems(merchant, waiting)


def _line(
    item: ReleaseItem,
    candidate: Candidate,
    merchant: Candidate | None,
    scheme: AwardScheme | None,
    waiting: Waiting,
    day: date,
    found: dict[int, list[ReleaseProblem]],
) -> ChecklistItem:
    honour = candidate.record
    if merchant is None or scheme is None:
        return ChecklistItem(
            item, candidate, merchant, [ReleaseProblem("商户或荣誉项目已被删除", candidate.row)], HonourState.PENDING
        )
    if candidate.row.live:
        return ChecklistItem(item, candidate, merchant, found[merchant.row.pk], candidate.row.state)
    honour.merchant = merchant.row if merchant.row.live else merchant.record
    honour.scheme = scheme
    if (candidate.row.merchant_id, candidate.row.scheme_id) == (honour.merchant_id, honour.scheme_id):
        candidate.row.merchant, candidate.row.scheme = honour.merchant, scheme  # publishing need not fetch them again
    problems, state = honour_problems(candidate, waiting, day)
    return ChecklistItem(
        item, candidate, merchant, [*problems, *scheme_problems(scheme), *found[merchant.row.pk]], state
    )
