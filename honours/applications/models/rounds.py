"""An award round: from when to when shops may apply for one scheme, what is asked of them, and how long it is kept."""

from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from core.opencc import in_words
from core.pii import validate_no_personal_number
from honours.models import AwardScheme

_TEXT = (MaxLengthValidator(2000), validate_no_personal_number)


class AwardRoundQuerySet(models.QuerySet):
    """Rounds."""

    def public(self) -> Self:
        """The only meaning of "public" for a round: published, and so is its scheme."""
        return self.filter(is_published=True, scheme__live=True).select_related("scheme")

    def open_on(self, day: date) -> Self:
        """Those that take applications on a day."""
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def not_over(self, day: date) -> Self:
        """Those that take applications on a day or will later, the next to close first."""
        return self.filter(closes_on__gte=day).order_by("closes_on", "pk")


class AwardRound(models.Model):
    """One round. In the making nobody sees it; published, every change of it takes two people."""

    title = models.CharField("名称", max_length=60, help_text="例如“2027年度申报”。")
    english = models.CharField("英文名称", max_length=120, blank=True, help_text="英文页面上显示；留空时显示中文。")
    scheme = models.ForeignKey(AwardScheme, verbose_name="荣誉项目", on_delete=models.PROTECT, related_name="rounds")
    opens_on = models.DateField("开始受理")
    closes_on = models.DateField("截止受理", help_text="当天仍可提交。")
    conditions = models.TextField("申报条件", validators=_TEXT, help_text="一行一条。")
    papers = models.TextField("要交的材料", validators=_TEXT, help_text="一行一条；没有的写“不用交材料”。")
    promise = models.TextField("承诺书", validators=_TEXT, help_text="申报人勾选的原文，随每份申报一并保存。")
    kept_days = models.PositiveSmallIntegerField(
        "保存天数",
        default=180,
        validators=[MinValueValidator(30), MaxValueValidator(1095)],
        help_text="从截止受理的次日算起，到期自动删除申报内容和材料；已建立的公示不受影响。",
    )
    is_published = models.BooleanField("公布", default=False, help_text="不勾选，读者看不到这一轮。")
    delete_on = models.DateField("到期删除", editable=False)

    objects = AwardRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "申报轮次"
        verbose_name_plural = "申报轮次"
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="round_closes_after_opening",
                violation_error_message="截止日期不能早于开始日期。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.title}"

    def clean(self) -> None:
        """What shops were promised about their papers stays as it was."""
        super().clean()
        before = AwardRound.objects.filter(pk=self.pk, applications__isnull=False).first() if self.pk else None
        if before and self.kept_days > before.kept_days:
            raise ValidationError({"kept_days": "已有申报，当时告知的保存天数不能再加长。"})
        if before and self.scheme_id != before.scheme_id:
            raise ValidationError({"scheme": "已有申报，不能再换荣誉项目。"})

    def save(self, *args, **kwargs) -> None:
        """Work out the day of deletion."""
        self.delete_on = self.closes_on + timedelta(days=self.kept_days)
        super().save(*args, **kwargs)

    @property
    def is_shown(self) -> bool:
        """Whether readers see it: one in the making may be written by one person."""
        return self.is_published

    @property
    def name(self) -> str:
        """What it is called in the reader's language."""
        return in_words(self.title, self.english)

    @property
    def is_open(self) -> bool:
        """Whether it takes applications today."""
        return self.opens_on <= timezone.localdate() <= self.closes_on

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return timezone.localdate() > self.closes_on
