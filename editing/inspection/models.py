"""What each month's inspection found: the year's sheet is made of it."""

from collections.abc import Iterable
from datetime import date

from django.db import models, transaction
from django.utils import timezone

from .running import CheckResult


class MonthlyRecord(models.Model):
    """The last figures of a month for one check."""

    is_internal = True

    month = models.DateField("月份")
    check_key = models.CharField("检查项代号", max_length=40)
    title = models.CharField("检查项", max_length=60)
    red = models.PositiveIntegerField("不合格")
    soon = models.PositiveIntegerField("快到期")
    inspected_at = models.DateTimeField("检查时间")

    class Meta:
        verbose_name = "自查记录"
        verbose_name_plural = "自查记录"
        ordering = ["month", "pk"]
        constraints = [models.UniqueConstraint(fields=["month", "check_key"], name="one_record_per_check_and_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.title} {self.red}"

    @classmethod
    def write(cls, results: Iterable[CheckResult], day: date) -> None:
        """Write the month's figures down; a later inspection of the same month replaces them."""
        now = timezone.now()
        with transaction.atomic():
            for result in results:
                cls.objects.update_or_create(
                    month=day.replace(day=1),
                    check_key=result.check.key,
                    defaults={
                        "title": result.check.title,
                        "red": result.red,
                        "soon": result.soon,
                        "inspected_at": now,
                    },
                )
