"""The gift ledger: books given from one branch to another, counted in sets."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import WrittenOnce

from .readings import ReadingCyclePage


class RecipientKind(models.TextChoices):
    """Who gave or received."""

    BUREAU = "bureau", _("市场监管局党组、机关支部")
    OFFICE = "office", _("街道市场监管所党支部")
    ASSOCIATION = "association", _("区个协党委、分会党支部")
    ALL = "all", _("各方合计")


class GiftQuerySet(models.QuerySet):
    """Entries of the ledger."""

    def total(self) -> int:
        """Sets given, corrections included: the only source of the number that readers see."""
        return self.aggregate(sum=Sum("sets"))["sum"] or 0


class GiftEntry(WrittenOnce):
    """One line; a mistake is set right by a second line that names it."""

    refusal = "账目只能追加；记错了，请再记一笔更正。"

    # The line outlives the page of its cycle.
    cycle = models.ForeignKey(
        ReadingCyclePage, verbose_name="哪一期", null=True, on_delete=models.SET_NULL, related_name="gifts"
    )
    on = models.DateField("日期", default=timezone.localdate)
    unit_kind = models.CharField("哪一类单位", max_length=12, choices=RecipientKind.choices)
    unit = models.CharField("单位、支部", max_length=80, blank=True, help_text="写单位，不写人名。")
    sets = models.IntegerField("套数", help_text="更正多记的，填负数。")
    corrects = models.ForeignKey(
        "self", verbose_name="更正哪一笔", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    note = models.CharField("说明、出处", max_length=160, blank=True)
    recorded_at = models.DateTimeField("记账时间", auto_now_add=True)

    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = "赠书账"
        verbose_name_plural = "赠书账"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(sets=0), name="gift_of_some_sets"),
            models.CheckConstraint(condition=Q(sets__gt=0) | Q(corrects__isnull=False), name="less_only_by_correction"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.unit or self.get_unit_kind_display()} {self.sets} 套"

    def clean(self) -> None:
        """Name in Chinese what the table would refuse, and what it cannot see."""
        super().clean()
        if self.sets == 0:
            raise ValidationError({"sets": "套数不能是 0。"})
        if self.corrects is None:
            if (self.sets or 0) < 0:
                raise ValidationError({"corrects": "套数是负数，请选更正的是哪一笔。"})
            return
        if self.corrects.cycle_id != self.cycle_id:
            raise ValidationError({"corrects": "更正的这一笔不在同一期。"})
        if self.corrects.corrects_id:
            raise ValidationError({"corrects": "请选最初的那一笔，不要选更正。"})
        if self.corrects.sets + self.corrects.corrections.all().total() + (self.sets or 0) < 0:
            raise ValidationError({"sets": "减得太多，这一笔会变成负数。"})

    def delete(self, *args, **kwargs):
        """Never; raise ValidationError."""
        raise ValidationError("账目不能删除；记错了，请再记一笔更正。")
