"""A release: honours that become public together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from honours.models import Honour

from .states import ReleaseState

#: How long after its moment a planned release may be waiting before something must be wrong.
PATIENCE = timedelta(minutes=5)


class ReleaseQuerySet(models.QuerySet):
    """Releases."""

    def preparing(self) -> "ReleaseQuerySet":
        """Those that can still be changed."""
        return self.filter(state=ReleaseState.PREPARING)

    def due(self, now: datetime) -> "ReleaseQuerySet":
        """Those whose moment has come, the earliest first."""
        return self.preparing().filter(planned_for__lte=now).order_by("planned_for", "pk")

    def with_sizes(self) -> "ReleaseQuerySet":
        """Each with `size`: how many honours it holds; in the same query."""
        return self.annotate(size=Count("items")).select_related("made_by")


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class Release(models.Model):
    """Honours that are not public yet, and when they are to be."""

    is_internal = True

    title = models.CharField("名称", max_length=60, help_text="例如“2027年3·15授牌”，只在后台看得到。")
    note = models.CharField("备注", max_length=200, blank=True, help_text="写给同事看的，不会公开。")
    state = models.CharField("状态", max_length=12, choices=ReleaseState.choices, default=ReleaseState.PREPARING)
    made_by = _person("建立人")
    made_at = models.DateTimeField("建立时间", auto_now_add=True)
    planned_for = models.DateTimeField("预定时间", null=True, blank=True)
    planned_by = _person("预定人")
    planned_at = models.DateTimeField("预定操作时间", null=True, editable=False)
    failure = models.CharField("没有发布成的原因", max_length=500, blank=True, editable=False)
    released_by = _person("发布人")
    released_at = models.DateTimeField("发布时间", null=True, editable=False)
    honours_released = models.PositiveIntegerField("公开的荣誉", default=0, editable=False)
    merchants_released = models.PositiveIntegerField("一并公开的商户", default=0, editable=False)
    withdrawn_by = _person("撤回人")
    withdrawn_at = models.DateTimeField("撤回时间", null=True, editable=False)
    withdrawal_reason = models.CharField("撤回原因", max_length=200, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "批量发布"
        verbose_name_plural = "批量发布"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "planned_for"], name="release_by_moment")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state == ReleaseState.PREPARING

    @property
    def is_late(self) -> bool:
        """Whether its moment has passed and nobody released it: the timer does not run."""
        return bool(
            self.is_open and self.planned_for and not self.failure and self.planned_for + PATIENCE < timezone.now()
        )

    @property
    def can_be_taken_back(self) -> bool:
        """What is released and has not been taken back yet."""
        return self.state == ReleaseState.RELEASED and self.released_at is not None

    @property
    def is_of_today(self) -> bool:
        """Whether taking it back changes no answer for any day that is over (docs/decisions/honours.md, 0421, 0502)."""
        return self.released_at is not None and timezone.localdate(self.released_at) == timezone.localdate()

    def forget_plan(self) -> None:
        """Nothing is planned any more; the caller saves."""
        self.planned_for = self.planned_by = self.planned_at = None
        self.failure = ""


class ReleaseItem(models.Model):
    """An honour in a release, and afterwards what the release did to it."""

    is_internal = True

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    honour = models.ForeignKey(Honour, on_delete=models.CASCADE, related_name="release_items")
    is_open = models.BooleanField(default=True)
    added_by = _person("加入人")
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    merchant_released = models.BooleanField(default=False)

    class Meta:
        verbose_name = "批量发布"
        verbose_name_plural = "批量发布"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "honour"], name="honour_once_in_a_release"),
            models.UniqueConstraint(fields=["honour"], condition=Q(is_open=True), name="honour_in_one_open_release"),
        ]

    def __str__(self) -> str:
        return f"{self.release}：{self.honour}"
