"""Expert advisers: public only while their consent holds, and never with a phone number."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.pii import validate_no_personal_number

from ..states import ExpertField


class AdviserQuerySet(models.QuerySet):
    """Advisers."""

    def public(self) -> Self:
        """Those whose consent holds today: the only meaning of "public" for an adviser."""
        today = timezone.localdate()
        given = self.filter(consent_on__lte=today)
        return given.filter(Q(consent_until__isnull=True) | Q(consent_until__gte=today))


class ExpertAdviser(models.Model):
    """One adviser, as the page names them. Questions go through the form of needs, so no way to reach one is kept."""

    shown_as = models.CharField(
        "公开称呼",
        max_length=40,
        validators=[validate_no_personal_number],
        help_text="本人同意公开姓名才写姓名，否则写岗位，例如：标准化顾问。",
    )
    field = models.CharField("领域", max_length=16, choices=ExpertField.choices)
    unit = models.CharField("所在单位", max_length=80)
    helps_with = models.CharField("可以问什么", max_length=120, blank=True, validators=[validate_no_personal_number])
    consent_on = models.DateField(
        "同意公开的日期", null=True, blank=True, help_text="本人书面同意的日期。没有日期，网站上不显示这一位。"
    )
    consent_until = models.DateField("同意到哪天为止", null=True, blank=True, help_text="撤回同意，就填撤回的前一天。")

    objects = AdviserQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("shown_as"), FieldPanel("field"), FieldPanel("unit"), FieldPanel("helps_with")], heading="顾问"
        ),
        MultiFieldPanel([FieldPanel("consent_on"), FieldPanel("consent_until")], heading="本人同意"),
    ]

    class Meta:
        verbose_name = "专家顾问"
        verbose_name_plural = "专家顾问"
        ordering = ["field", "pk"]

    def __str__(self) -> str:
        return f"{self.shown_as}（{self.get_field_display()}）"

    def clean(self) -> None:
        """An end needs a beginning before it."""
        super().clean()
        if self.consent_until and not (self.consent_on and self.consent_on <= self.consent_until):
            raise ValidationError({"consent_until": "先填同意公开的日期，结束日期不能早于它。"})

    @property
    def is_public(self) -> bool:
        """Whether the consent holds today."""
        today = timezone.localdate()
        return bool(self.consent_on and self.consent_on <= today and (self.consent_until or today) >= today)
