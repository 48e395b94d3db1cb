"""The activity list of a month (按月活动清单): one line per activity, no names of who comes."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.months import Month
from core.pii import validate_no_personal_number
from services.models import ServiceCentrePage, VolunteerTeam

from ..states import ActivityKind


class ActivityMonth(models.Model):
    """A month's list: in the making until it is published as a whole."""

    first_day = models.DateField("月份", unique=True, help_text="填这个月的任何一天，保存时自动记为 1 日。")
    note = models.CharField(
        "说明", max_length=160, blank=True, validators=[validate_no_personal_number], help_text="显示在清单上方。"
    )
    is_published = models.BooleanField("公布", default=False, help_text="不勾选，读者看不到这个月的清单。")

    class Meta:
        verbose_name = "活动清单"
        verbose_name_plural = "活动清单"
        ordering = ["-first_day"]

    def __str__(self) -> str:
        return f"{self.first_day.year}年{self.first_day.month}月活动清单"

    def save(self, *args, **kwargs) -> None:
        """Any day of the month stands for its first."""
        self.first_day = self.first_day.replace(day=1)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """One list a month."""
        super().clean()
        if self.first_day:
            self.first_day = self.first_day.replace(day=1)
            if ActivityMonth.objects.filter(first_day=self.first_day).exclude(pk=self.pk).exists():
                raise ValidationError({"first_day": "这个月已经有一份清单了，请打开那一份修改。"})

    @property
    def month(self) -> Month:
        """The month as the pages know it."""
        return Month(self.first_day.year, self.first_day.month)


class ActivityQuerySet(models.QuerySet):
    """Activities."""

    def public(self) -> Self:
        """Those of published lists: the only meaning of "public" for an activity."""
        return self.filter(month__is_published=True)

    def coming(self, day: date) -> Self:
        """From a day on."""
        return self.filter(held_on__gte=day)

    def in_month(self, month: Month) -> Self:
        """Those of one month."""
        return self.filter(held_on__range=(month.first, month.last))

    def with_places(self) -> Self:
        """With centre and team, in the same query."""
        return self.select_related("centre", "team")


class Activity(models.Model):
    """One line of the list."""

    month = models.ForeignKey(ActivityMonth, verbose_name="清单", on_delete=models.CASCADE, related_name="activities")
    held_on = models.DateField("日期")
    starts_at = models.TimeField("开始", null=True, blank=True)
    ends_at = models.TimeField("结束", null=True, blank=True)
    title = models.CharField("活动", max_length=60, validators=[validate_no_personal_number])
    kind = models.CharField("类别", max_length=12, choices=ActivityKind.choices, default=ActivityKind.OTHER)
    centre = models.ForeignKey(
        ServiceCentrePage,
        verbose_name="中心",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
    )
    place = models.CharField("房间或地点", max_length=40, blank=True)
    host = models.CharField("主办单位", max_length=60, blank=True, validators=[validate_no_personal_number])
    audience = models.CharField("对象", max_length=40, blank=True, validators=[validate_no_personal_number])
    team = models.ForeignKey(
        VolunteerTeam,
        verbose_name="志愿队",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "活动"
        verbose_name_plural = "活动"
        ordering = ["held_on", "starts_at", "pk"]
        indexes = [models.Index(fields=["held_on"], name="activity_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="activity_ends_after_it_starts",
                violation_error_message="结束时间要晚于开始时间。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.title}"

    def clean(self) -> None:
        """The day lies in the month of its list."""
        super().clean()
        if self.held_on and self.month_id and self.held_on not in self.month.month:
            raise ValidationError({"held_on": f"这一天不在{self.month.month.label}。"})

    @property
    def is_over(self) -> bool:
        """Whether its day has passed."""
        return self.held_on < timezone.localdate()

    @property
    def address(self) -> str:
        """Its place on the page of its month, in the reader's language."""
        return reverse("wagtail_serve", args=[f"activities/{Month.of(self.held_on).slug}/"]) + f"#activity-{self.pk}"

    @property
    def where(self) -> str:
        """Centre and room, as far as they are known."""
        return "，".join(filter(None, [self.centre.title if self.centre else "", self.place]))
