"""A finding of an inspection. For staff only: nothing of it but its number is ever public."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from alliances.models import Organisation
from core.pii import validate_no_personal_number
from spots.models import ScenicSpotPage

from ..kinds import Phase
from ..queries import FindingQuerySet


class Finding(models.Model):
    """What was wrong in which shop, by when it must be put right, and when it was."""

    campaign = models.ForeignKey(
        "campaigns.CampaignPage", verbose_name="假日治理", on_delete=models.PROTECT, related_name="findings"
    )
    spot = models.ForeignKey(ScenicSpotPage, verbose_name="景点", on_delete=models.PROTECT, related_name="+")
    phase = models.CharField("阶段", max_length=8, choices=Phase.choices, default=Phase.BEFORE)
    shop = models.CharField("商户", max_length=80, validators=[validate_no_personal_number])
    text = models.TextField("问题", validators=[MaxLengthValidator(300), validate_no_personal_number])
    unit = models.ForeignKey(
        Organisation, verbose_name="反馈给", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    found_on = models.DateField("发现日期")
    deadline = models.DateField("整改期限")
    revisit = models.CharField("回访情况", max_length=200, blank=True, validators=[validate_no_personal_number])
    fixed_on = models.DateField("整改完成", null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "检查发现"
        verbose_name_plural = "检查发现"
        ordering = ["campaign", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline__gte=F("found_on")),
                name="deadline_after_finding",
                violation_error_message="整改期限不能早于发现日期。",
            ),
            models.CheckConstraint(
                condition=Q(fixed_on__isnull=True) | Q(fixed_on__gte=F("found_on")),
                name="fixed_after_finding",
                violation_error_message="整改完成不能早于发现日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.spot} {self.shop}"

    def clean(self) -> None:
        """The ledger of a closed campaign stays as it was counted."""
        super().clean()
        if self.campaign_id and self.campaign.archive:
            raise ValidationError(f"“{self.campaign.title}”已经归档，数字不再变动，不能再改检查发现。")
