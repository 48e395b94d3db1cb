"""What a shop says of itself through its link: nothing of it is public before staff act on it."""

from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.pii import validate_no_personal_number
from honours.models import Honour, Merchant

from ..states import ProposalKind, ProposalState

KEPT_DAYS = 180  # after it was decided: time to look again at what was said, no longer


class MerchantProposalQuerySet(models.QuerySet):
    """Proposals."""

    def waiting(self) -> Self:
        """Those that the desk has to look at."""
        return self.filter(state=ProposalState.NEW)

    def decided(self) -> Self:
        """Those that go some day."""
        return self.exclude(state=ProposalState.NEW)

    def outdated(self) -> Self:
        """Decided ones that we may keep no longer."""
        return self.decided().filter(decided_on__lt=timezone.localdate() - timedelta(days=KEPT_DAYS))


class MerchantProposal(models.Model):
    """One thing a shop said. `values` holds, by field of the merchant, what stood there and what should."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField("事项", max_length=10, choices=ProposalKind.choices)
    values = models.JSONField("更正", default=dict, blank=True)
    honour = models.ForeignKey(
        Honour, verbose_name="荣誉", null=True, blank=True, on_delete=models.CASCADE, related_name="proposals"
    )
    words = models.TextField("说明", blank=True, validators=[MaxLengthValidator(300), validate_no_personal_number])
    received_on = models.DateField("收到日期", default=timezone.localdate)
    state = models.CharField("进度", max_length=10, choices=ProposalState.choices, default=ProposalState.NEW)
    answer = models.TextField(
        "答复",
        blank=True,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
        help_text="300 字以内，店家在自己的页面上看得到；不采纳必须写。不写任何人的姓名、电话。",
    )
    post = models.CharField("经办岗位", max_length=60, blank=True, help_text="写岗位，不写人名。")
    decided_on = models.DateField("办结日期", null=True, blank=True, editable=False)

    objects = MerchantProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "店家来件"
        verbose_name_plural = "店家来件"
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["merchant", "state"], name="proposal_by_merchant")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ProposalState.REFUSED) | ~Q(answer=""),
                name="refused_proposal_has_words",
                violation_error_message="不采纳要写明原因。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merchant}：{self.get_kind_display()}"

    def save(self, *args, **kwargs) -> None:
        """What only confirms needs nobody's decision."""
        if self._state.adding and self.kind == ProposalKind.CONFIRMED:
            self.state, self.decided_on = ProposalState.ACCEPTED, self.received_on
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A refusal is told with its reason."""
        super().clean()
        self.answer = self.answer.strip()
        if self.state == ProposalState.REFUSED and not self.answer:
            raise ValidationError({"answer": "不采纳要写理由，店家看得到。"})
        self.decided_on = None if self.state == ProposalState.NEW else (self.decided_on or timezone.localdate())

    @property
    def is_writable(self) -> bool:
        """Whether it is an accepted correction, which an author may write into the merchant's draft."""
        return self.kind == ProposalKind.FACTS and self.state == ProposalState.ACCEPTED

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Label, old and new value of each corrected field, in words."""
        fields: Any = Merchant._meta
        return [{"label": fields.get_field(name).verbose_name, **told} for name, told in self.values.items()]
