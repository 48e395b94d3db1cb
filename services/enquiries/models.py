"""Enquiries: kept for a stated time, read by staff alone; and the consent texts they were sent under."""

from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from core.codes import normalise_code, random_code
from core.deciding import DecisionForm
from services.states import ExpertField

from .states import EnquiryProgress, Purpose

_LENGTH = 10


def new_number() -> str:
    """Ten random signs, about 5·10¹⁴ of them: who has the number may see how the enquiry stands."""
    return random_code(_LENGTH)


def mended_number(typed: str) -> str:
    """The number that was meant, or nothing when no enquiry can have it."""
    return normalise_code(typed, _LENGTH)


class ConsentQuerySet(models.QuerySet["ConsentText"]):
    """Consent texts."""

    def in_force(self, purpose: str, day: date) -> "ConsentText | None":
        """The newest version of a form's text that holds on a day."""
        return self.filter(purpose=purpose, in_force_from__lte=day).order_by("-in_force_from", "-version").first()


class ConsentText(models.Model):
    """What the sender agrees to, in one version. A changed text is a new version: what was agreed to stays readable."""

    purpose = models.CharField("用于", max_length=8, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField("版本")
    text = models.TextField("同意书全文", validators=[MaxLengthValidator(1000)])
    kept_days = models.PositiveSmallIntegerField(
        "保存天数",
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(1095)],
        help_text="从收到那天算起，到期自动删除全部内容。改天数就新建一版，已收到的按它当时的版本办。",
    )
    in_force_from = models.DateField("启用日期", default=timezone.localdate)

    objects = ConsentQuerySet.as_manager()

    panels = [FieldPanel(name) for name in ("purpose", "version", "text", "kept_days", "in_force_from")]

    class Meta:
        verbose_name = "同意书"
        verbose_name_plural = "同意书"
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version"],
                name="one_consent_text_per_version",
                violation_error_message="这个版本已经有了，请用下一个版本号。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}同意书第{self.version}版"

    def save(self, *args, **kwargs) -> None:
        """Write a new version; raise ValidationError for one that is already written."""
        if self.pk:
            raise ValidationError("同意书只能新建版本，不能修改旧版本。")
        super().save(*args, **kwargs)


class EnquiryQuerySet(models.QuerySet):
    """Enquiries."""

    def outdated(self, day: date) -> Self:
        """Those whose time has run out."""
        return self.filter(delete_on__lte=day)


class Enquiry(models.Model):
    """One enquiry. Whatever the sender wrote is shown in the admin and nowhere else."""

    is_internal = True
    base_form_class = DecisionForm

    number = models.CharField("受理号", max_length=10, unique=True, default=new_number, editable=False)
    purpose = models.CharField("类别", max_length=8, choices=Purpose.choices)
    field = models.CharField("想问哪一方面", max_length=16, choices=ExpertField.choices, blank=True)
    unit = models.CharField("店名或单位", max_length=80, blank=True)
    text = models.TextField("内容", validators=[MaxLengthValidator(1000)])
    contact = models.CharField("联系方式", max_length=120)
    consent = models.ForeignKey(ConsentText, verbose_name="同意书", on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField("收到日期", default=timezone.localdate)
    delete_on = models.DateField("到期删除", editable=False)
    progress = models.CharField(
        "进度", max_length=10, choices=EnquiryProgress.choices, default=EnquiryProgress.RECEIVED
    )
    post = models.CharField("经办岗位", max_length=60, blank=True, help_text="写岗位，不写人名。")
    remark = models.TextField(
        "办理记录", blank=True, validators=[MaxLengthValidator(1000)], help_text="只供内部，到期一并删除。"
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = "来件"
        verbose_name_plural = "来件"
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["delete_on"], name="enquiry_by_deletion")]
        permissions = [("export_enquiry", "可以导出来件")]

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        """With the first save fix the day of deletion and count the month."""
        is_new = self._state.adding
        if is_new:
            self.delete_on = self.received_on + timedelta(days=self.consent.kept_days)
        super().save(*args, **kwargs)
        if is_new:
            EnquiryCount.add(self.purpose, self.received_on)

    @property
    def grouped_number(self) -> str:
        """Five and five, easier to read out."""
        return f"{self.number[:5]} {self.number[5:]}"


class EnquiryCount(models.Model):
    """How many enquiries a month brought: the number stays when the enquiries are deleted."""

    purpose = models.CharField("类别", max_length=8, choices=Purpose.choices)
    month = models.DateField("月份")
    number = models.PositiveIntegerField("件数", default=0)

    class Meta:
        verbose_name = "来件数"
        verbose_name_plural = "来件数"
        ordering = ["-month", "purpose"]
        constraints = [models.UniqueConstraint(fields=["purpose", "month"], name="one_count_per_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.get_purpose_display()} {self.number}"

    @classmethod
    def add(cls, purpose: str, day: date) -> None:
        """One more."""
        count, _ = cls.objects.get_or_create(purpose=purpose, month=day.replace(day=1))
        cls.objects.filter(pk=count.pk).update(number=F("number") + 1)
