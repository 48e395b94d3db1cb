"""The lines of review slips: written once, about exactly one text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone

from core.launch import is_launched
from core.models import WrittenOnce

from ..steps import BackTo, ReviewOutcome, ReviewStep


@dataclass(frozen=True)
class Subject:
    """What is reviewed: a record by model label, key and title, and the SHA-256 of what it says."""

    kind: str
    key: str
    title: str
    digest: str


WENT_PUBLIC = (ReviewOutcome.PUBLISHED, ReviewOutcome.URGENT)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Lines of slips."""

    def about(self, kind: str, key: Any) -> "DecisionQuerySet":
        """All of a record, whatever it said, in the order in which they happened."""
        return self.filter(kind=kind, key=str(key)).order_by("pk")

    def on(self, subject: Subject) -> "DecisionQuerySet":
        """Those on exactly this text since the record last went public: an approval is good for once.

        What was said before the launch counts until the launch.
        """
        found = self.about(subject.kind, subject.key).filter(is_early=not is_launched())
        public = Decision.objects.about(subject.kind, subject.key).filter(outcome__in=WENT_PUBLIC)
        last = public.order_by("-pk").values_list("pk", flat=True).first()
        return found.filter(digest=subject.digest, pk__gt=last or 0)

    def changes_by_run(self, runs: Iterable[int]) -> dict[int, list[list[str]]]:
        """What was handed in last changes, for each of these runs."""
        handed_in = self.filter(outcome=ReviewOutcome.SUBMITTED, run__in=list(runs)).order_by("pk")
        return dict(handed_in.values_list("run", "changes"))

    def unconfirmed(self) -> "DecisionQuerySet":
        """Urgent publications that nobody has looked at afterwards."""
        answered = Decision.objects.filter(
            outcome__in=[ReviewOutcome.CONFIRMED, ReviewOutcome.OBJECTED], answers=models.OuterRef("pk")
        )
        return self.filter(outcome=ReviewOutcome.URGENT).exclude(models.Exists(answered)).order_by("due_on", "pk")


class Decision(WrittenOnce):
    """Who did what with which text. Names are copied: a slip outlives accounts and records."""

    is_internal = True

    refusal = "审校记录只增不改。"

    at = models.DateTimeField("时间", default=timezone.now)
    kind = models.CharField("类型", max_length=80)
    key = models.CharField("编号", max_length=60)
    title = models.CharField("标题", max_length=255)
    digest = models.CharField("内容摘要", max_length=64)
    base = models.CharField("原有内容摘要", max_length=64, blank=True)  # what readers saw when it was handed in
    revision = models.BigIntegerField("版本", null=True, blank=True)
    run = models.BigIntegerField("第几次送审", null=True, blank=True)  # the workflow's state, where there is one
    outcome = models.CharField("结果", max_length=10, choices=ReviewOutcome.choices)
    step = models.CharField("步骤", max_length=8, choices=ReviewStep.choices, blank=True)
    back_to = models.CharField("退回到", max_length=8, choices=BackTo.choices, blank=True)
    person = models.CharField("谁", max_length=200)
    person_key = models.CharField(max_length=40, blank=True)
    comment = models.CharField("意见", max_length=500, blank=True)
    authors = models.JSONField("作者", default=list)  # keys of the accounts that wrote it
    author_names = models.JSONField("作者姓名", default=list)
    steps = models.JSONField("须走的步骤", default=list)  # as the rules were when it was handed in
    changes = models.JSONField("改动", default=list)  # [[where, before, after], …]
    due_on = models.DateField("期限", null=True, blank=True)
    is_early = models.BooleanField("开站前", default=False)  # of the first content, which one person may see through
    answers = models.BigIntegerField(null=True, blank=True)  # the urgent publication that is looked at afterwards

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "审校记录"
        verbose_name_plural = "审校记录"
        ordering = ["pk"]
        default_permissions = ("view",)
        permissions = [
            ("take_first", "初审"),
            ("take_second", "复审"),
            ("take_final", "终审发布"),
            ("publish_urgently", "紧急发布"),
        ]
        constraints = [models.UniqueConstraint(fields=["answers"], name="looked_at_afterwards_once")]
        indexes = [
            models.Index(fields=["kind", "key", "digest"], name="decision_of_text"),
            models.Index(fields=["outcome", "due_on"], name="decision_by_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.title}：{self.get_step_display()}{self.get_outcome_display()}"
