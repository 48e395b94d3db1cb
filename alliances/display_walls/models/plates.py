"""三亮 plates: identity, duty and pledge in a shop, only with the merchant's dated consent and for a set time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from core.pii import validate_no_personal_number
from honours.models import Merchant

from .pledges import PledgeTemplate

HELP = (
    "<p>没有商户的书面同意，不登记亮牌。“亮身份”涉及个人情况，要有单独的一份同意；没有就留空，牌上只亮职责和承诺。"
    "任何一栏都不写人名。</p>"
)


class PlateQuerySet(models.QuerySet):
    """Plates."""

    def standing(self, day: date) -> "PlateQuerySet":
        """The only meaning of "public" for a plate: agreed to, not over, its merchant published."""
        return self.filter(consent_on__lte=day, expires_on__gte=day, merchant__live=True)


class PledgePlate(models.Model):
    """A merchant's plate."""

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.CASCADE, related_name="plates")
    pledge = models.ForeignKey(PledgeTemplate, verbose_name="承诺书", on_delete=models.PROTECT, related_name="plates")
    consent_on = models.DateField("书面同意日期")
    expires_on = models.DateField("同意到期", help_text="过了这一天，亮牌自动从公开页面撤下。")
    shown_as = models.CharField(
        "亮身份",
        max_length=20,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="不写人名。只在另有一份单独书面同意时填写。",
    )
    shown_consent_on = models.DateField("亮身份的单独同意日期", null=True, blank=True)

    objects = PlateQuerySet.as_manager()

    panels = [
        HelpPanel(HELP),
        MultiFieldPanel([FieldPanel("merchant"), FieldPanel("pledge")], heading="谁，承诺什么"),
        FieldRowPanel([FieldPanel("consent_on"), FieldPanel("expires_on")], heading="同意"),
        FieldRowPanel([FieldPanel("shown_as"), FieldPanel("shown_consent_on")], heading="亮身份（可不填）"),
    ]

    class Meta:
        verbose_name = "三亮牌"
        verbose_name_plural = "三亮牌"
        ordering = ["-consent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merchant", "pledge"],
                name="one_plate_per_pledge",
                violation_error_message="这家商户按这份承诺书已经有一块牌了。",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("consent_on")),
                name="plate_ends_after_consent",
                violation_error_message="同意到期要晚于同意日期。",
            ),
            models.CheckConstraint(
                condition=Q(shown_as="") | Q(shown_consent_on__isnull=False),
                name="identity_needs_its_consent",
                violation_error_message="“亮身份”要填写单独的同意日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merchant} · {self.pledge}"

    def clean(self) -> None:
        """Name the field that lacks its date."""
        super().clean()
        if self.shown_as and not self.shown_consent_on:
            raise ValidationError({"shown_consent_on": "填了“亮身份”，就要填写单独的书面同意日期。"})
        if self.consent_on and self.expires_on and self.expires_on <= self.consent_on:
            raise ValidationError({"expires_on": "同意到期要晚于同意日期。"})

    def is_standing(self, day: date) -> bool:
        """Whether it may hang on a day; the same rule as `PlateQuerySet.standing`."""
        return self.consent_on <= day <= self.expires_on and self.merchant.live
