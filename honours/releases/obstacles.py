"""What keeps an honour, its merchant or its scheme from being published, each with the place to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from honours.history.changes import changes
from honours.history.states import HonourState
from honours.history.timeline import Happening, Timeline
from honours.models import AwardScheme, Honour

from .candidates import Candidate


@dataclass(frozen=True)
class ReleaseProblem:
    """A sentence, and the record to mend."""

    text: str
    record: Any

    @property
    def address(self) -> str:
        """The record's editor."""
        options = self.record._meta
        return reverse(f"wagtailsnippets_{options.app_label}_{options.model_name}:edit", args=[self.record.pk])


@dataclass(frozen=True)
class Waiting:
    """Records that something else is deciding about: model and key of those in review or with a moment of their own."""

    in_review: set[tuple[type, str]]
    scheduled: set[tuple[type, str]]
    planned_at: datetime | None

    @classmethod
    def of(cls, candidates: Iterable[Candidate], planned_at: datetime | None) -> "Waiting":
        """Ask for all candidates at once."""
        models: dict[type, list[str]] = {}
        for one in candidates:
            if not one.row.live:
                models.setdefault(type(one.row), []).append(str(one.row.pk))
        review: set[tuple[type, str]] = set()
        scheduled: set[tuple[type, str]] = set()
        for model, keys in models.items():
            here = {"base_content_type": ContentType.objects.get_for_model(model), "object_id__in": keys}
            states = WorkflowState.objects.active().filter(**here)
            review |= {(model, key) for key in states.values_list("object_id", flat=True)}
            moments = Revision.objects.filter(approved_go_live_at__isnull=False, **here)
            scheduled |= {(model, key) for key in moments.values_list("object_id", flat=True)}
        return cls(review, scheduled, planned_at)


def honour_problems(candidate: Candidate, waiting: Waiting, day: date) -> tuple[list[ReleaseProblem], HonourState]:
    """The problems of an honour that is to be published, and its state on the day of the release."""
    honour: Honour = candidate.record
    texts = [*_waiting_texts(candidate, waiting), *candidate.faults()]
    recorded = [event.happening() for event in candidate.row.events.all()]
    state = _state(honour, [], day)
    if not honour.notice_on and not honour.issued_on:
        texts.append("公示开始和授予日期都没有填，公开以后哪张榜上都看不到")
    elif _state(honour, recorded, day) != state:
        texts.append(f"以前公开过的记录与现在填的日期对不上，公开以后不会是“{state.label}”；请核对公示和授予日期")
    return [ReleaseProblem(text, honour) for text in texts], state


def merchant_problems(candidate: Candidate, waiting: Waiting) -> list[ReleaseProblem]:
    """The problems of a draft merchant that is to be published along."""
    texts = [*_waiting_texts(candidate, waiting), *candidate.faults()]
    return [ReleaseProblem(f"商户“{candidate.record}”：{text}", candidate.record) for text in texts]


def scheme_problems(scheme: AwardScheme) -> list[ReleaseProblem]:
    """A scheme is not published along: its rules need eyes of their own."""
    return [] if scheme.live else [ReleaseProblem(f"荣誉项目“{scheme}”还没有发布", scheme)]


def _waiting_texts(candidate: Candidate, waiting: Waiting) -> Iterable[str]:
    row, record = candidate.row, candidate.record
    key = (type(row), str(row.pk))
    now = timezone.now()
    if row.locked:
        yield "被锁定了"
    if key in waiting.in_review:
        yield "正在审校，请先审完"
    if key in waiting.scheduled or (record.go_live_at and record.go_live_at > now):
        yield "自己另设了发布时间，请先取消"
    if record.expire_at and record.expire_at <= now:
        yield "设了下线时间，而且已经过了"
    revision = candidate.revision
    if revision and waiting.planned_at and revision.created_at > waiting.planned_at:
        yield "预定发布时间之后又改过，请核对后重新预定"


def _state(honour: Honour, recorded: list[Happening], day: date) -> HonourState:
    """The state on a day after the honour's facts were recorded on that day."""
    news = changes(honour.facts, Timeline.after(recorded), day)
    return Timeline.after([*recorded, *news]).state_on(day)
