"""An objection: what someone holds against an honour while it is under public notice."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.deciding import DecisionForm
from core.pii import validate_no_personal_number
from honours.models import Honour

from ..states import CaseState, ObjectionOutcome
from .cases import Case, CaseQuerySet


class Objection(Case):
    """A case. What was written and how to reach the writer is for staff alone; only the finding is ever shown."""

    is_internal = True
    base_form_class = DecisionForm

    # The case outlives the honour: a batch that is undone must not take an objection with it.
    honour = models.ForeignKey(
        Honour, verbose_name="荣誉", null=True, on_delete=models.SET_NULL, related_name="objections"
    )
    subject = models.CharField("对哪块牌匾", max_length=200)
    what = models.CharField("异议", max_length=100, validators=[validate_no_personal_number])
    grounds = models.TextField("理由和依据", validators=[MaxLengthValidator(1000), validate_no_personal_number])
    state = models.CharField("进度", max_length=10, choices=CaseState.choices, default=CaseState.RECEIVED)
    outcome = models.CharField("结论", max_length=10, choices=ObjectionOutcome.choices, blank=True)
    finding = models.TextField(
        "公布的答复",
        blank=True,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
        help_text="300 字以内，凭受理号可以看到。不写任何人的姓名、电话。",
    )

    objects = CaseQuerySet.as_manager()

    class Meta(Case.Meta):
        verbose_name = "异议"
        verbose_name_plural = "异议"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=CaseState.CLOSED) & Q(closed_on__isnull=True)
                | Q(state=CaseState.CLOSED, closed_on__isnull=False) & ~Q(outcome="") & ~Q(finding=""),
                name="closed_case_has_finding",
            )
        ]

    def clean(self) -> None:
        """A case ends with an outcome and words for it, and not before."""
        super().clean()
        if not self.is_settled:
            if self.outcome:
                raise ValidationError({"state": "选了结论，进度要改成“已办结”。"})
            self.closed_on = None
            return
        missing = {name: words for name, words in _NEEDED_TO_CLOSE.items() if not getattr(self, name).strip()}
        if missing:
            raise ValidationError(missing)
        self.closed_on = self.closed_on or timezone.localdate()

    @property
    def is_settled(self) -> bool:
        """Whether it was closed."""
        return self.state == CaseState.CLOSED


_NEEDED_TO_CLOSE = {"outcome": "办结要选一个结论。", "finding": "办结要写公布的答复。"}
