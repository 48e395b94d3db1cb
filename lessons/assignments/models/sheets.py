"""Two links of a shop: its staff learn by one without an account, its owner sees numbers by the other."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.utils import timezone

from core.link_tokens import digest_of, new_token
from lessons.models import LessonPage


class SheetState(models.TextChoices):
    """Whether the links of a shop open."""

    NONE = "none", "还没有链接"
    OPEN = "open", "可以用"
    EXPIRED = "expired", "过期了"
    REVOKED = "revoked", "已经收回"


class StaffSheet(models.Model):
    """A shop whose staff learn by link. Only digests of the two tokens are stored."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    shop = models.CharField("店名", max_length=80, help_text="店员和店主打开链接会看到。不写人名、电话。")
    place = models.CharField(
        "景点或街道", max_length=80, blank=True, help_text="布置给这个景点或街道的课，店员也要学。"
    )
    trade = models.CharField("行业", max_length=80, blank=True, help_text="布置给这个行业的课，店员也要学。")
    valid_until = models.DateField("链接用到哪一天")
    staff_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 -- unique
    owner_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 -- unique
    revoked_on = models.DateField("收回日期", null=True, editable=False)

    class Meta:
        verbose_name = "店员学习单"
        verbose_name_plural = "店员学习单"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.shop

    def clean(self) -> None:
        """Links that would open today."""
        super().clean()
        if self.valid_until and self.valid_until < timezone.localdate():
            raise ValidationError({"valid_until": "这一天已经过了，链接一生成就打不开。"})

    @classmethod
    def of_staff(cls, token: str) -> "StaffSheet | None":
        """The sheet whose staff hold this token; None for one we never made or have replaced."""
        return cls.objects.filter(staff_digest=digest_of(token)).first()

    @classmethod
    def of_owner(cls, token: str) -> "StaffSheet | None":
        """The sheet whose owner holds this token."""
        return cls.objects.filter(owner_digest=digest_of(token)).first()

    @property
    def state(self) -> SheetState:
        """Whether its links open today."""
        if self.revoked_on:
            return SheetState.REVOKED
        if not self.staff_digest:
            return SheetState.NONE
        return SheetState.OPEN if timezone.localdate() <= self.valid_until else SheetState.EXPIRED

    def make_links(self) -> tuple[str, str]:
        """New tokens for the staff and for the owner, stored nowhere; those handed out before open nothing now."""
        staff, owner = new_token(), new_token()
        self.staff_digest, self.owner_digest, self.revoked_on = digest_of(staff), digest_of(owner), None
        self.save(update_fields=["staff_digest", "owner_digest", "revoked_on"])
        return staff, owner

    def revoke(self) -> None:
        """Close both links from now on."""
        self.revoked_on = timezone.localdate()
        self.save(update_fields=["revoked_on"])

    def passed(self) -> "models.QuerySet[Any, Any]":
        """How often each lesson was passed in each month, the latest first."""
        rows = self.passes.values("month", "lesson_title").annotate(number=Count("pk"))
        return rows.order_by("-month", "lesson_title")

    def count_pass(self, lesson: LessonPage, attempt: str, day: date) -> None:
        """Count an attempt that passed, once; only its month is kept."""
        facts = {"sheet": self, "lesson_title": lesson.title, "month": day.replace(day=1)}
        StaffPass.objects.get_or_create(attempt=attempt, defaults=facts)


class StaffPass(models.Model):
    """That somebody of a shop's staff passed a lesson in a month, never who and on which day."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    sheet = models.ForeignKey(StaffSheet, on_delete=models.CASCADE, related_name="passes")
    lesson_title = models.CharField("课程", max_length=255)
    month = models.DateField("月份")  # its first day
    attempt = models.CharField(max_length=64, unique=True, editable=False)  # the attempt's random name, nobody's

    class Meta:
        verbose_name = "店员通过"
        verbose_name_plural = "店员通过"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.lesson_title} {self.month:%Y-%m}"
