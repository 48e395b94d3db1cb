"""An objection: what someone holds against an honour while it is under public notice."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.codes import normalise_code, random_code
from core.pii import validate_no_personal_number
from honours.models import Honour
from honours.working_days import last_day_of_notice

from ..states import CaseState, ObjectionOutcome

ANSWER_WORKING_DAYS = 15  # our promise to who objects, the same for every scheme; the day of receipt does not count
SOON_DAYS = 3  # calendar days before the due date when the list starts to warn
CONTACT_KEPT_DAYS = 30  # after closing: time to tell the person, no longer

_NUMBER_LENGTH = 8


def new_case_number() -> str:
    """Eight random signs, about 8·10¹¹ of them: who has the number may see how the case stands."""
    return random_code(_NUMBER_LENGTH)


def mended_case_number(typed: str) -> str:
    """The number that was meant, or nothing when no case can have it."""
    return normalise_code(typed, _NUMBER_LENGTH)


def due_date(received_on: date) -> date:
    """The last day for an answer: `ANSWER_WORKING_DAYS` working days after the day of receipt."""
    return last_day_of_notice(received_on + timedelta(days=1), ANSWER_WORKING_DAYS)


class ObjectionQuerySet(models.QuerySet):
    """Objections."""

    def unsettled(self) -> "ObjectionQuerySet":
        """Those that still wait for an outcome."""
        return self.exclude(state=CaseState.CLOSED)

    def with_outdated_contact(self) -> "ObjectionQuerySet":
        """Those whose way to reach the person is no longer needed."""
        last = timezone.localdate() - timedelta(days=CONTACT_KEPT_DAYS)
        return self.filter(state=CaseState.CLOSED, closed_on__lt=last).exclude(contact="")


class Objection(models.Model):
    """A case. What was written and how to reach the writer is for staff alone; only the finding is ever shown."""

    is_internal = True

    number = models.CharField("受理号", max_length=8, unique=True, default=new_case_number, editable=False)
    # The case outlives the honour: a batch that is undone must not take an objection with it.
    honour = models.ForeignKey(
        Honour, verbose_name="荣誉", null=True, on_delete=models.SET_NULL, related_name="objections"
    )
    subject = models.CharField("对哪块牌匾", max_length=200)
    what = models.CharField("异议", max_length=100, validators=[validate_no_personal_number])
    grounds = models.TextField("理由和依据", validators=[MaxLengthValidator(1000), validate_no_personal_number])
    contact = models.CharField("联系方式", max_length=120, blank=True)
    received_on = models.DateField("收到日期", default=timezone.localdate)
    due_on = models.DateField("答复期限")
    state = models.CharField("进度", max_length=10, choices=CaseState.choices, default=CaseState.RECEIVED)
    post = models.CharField(
        "经办岗位", max_length=60, blank=True, help_text="写岗位，不写人名，例如：信用监管科核查岗。"
    )
    outcome = models.CharField("结论", max_length=10, choices=ObjectionOutcome.choices, blank=True)
    finding = models.TextField(
        "公布的答复",
        blank=True,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
        help_text="300 字以内，凭受理号可以看到。不写任何人的姓名、电话。",
    )
    closed_on = models.DateField("办结日期", null=True, blank=True, editable=False)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "异议"
        verbose_name_plural = "异议"
        ordering = [models.F("closed_on").asc(nulls_first=True), "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=CaseState.CLOSED) & Q(closed_on__isnull=True)
                | Q(state=CaseState.CLOSED, closed_on__isnull=False) & ~Q(outcome="") & ~Q(finding=""),
                name="closed_case_has_finding",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        """Fix the due date with the first save."""
        self.due_on = self.due_on or due_date(self.received_on)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A case ends with an outcome and words for it, and not before."""
        super().clean()
        if self.state != CaseState.CLOSED:
            if self.outcome:
                raise ValidationError({"state": "选了结论，进度要改成“已办结”。"})
            self.closed_on = None
            return
        missing = {name: words for name, words in _NEEDED_TO_CLOSE.items() if not getattr(self, name).strip()}
        if missing:
            raise ValidationError(missing)
        self.closed_on = self.closed_on or timezone.localdate()

    @property
    def grouped_number(self) -> str:
        """Four and four, easier to read out."""
        return f"{self.number[:4]} {self.number[4:]}"

    @property
    def is_overdue(self) -> bool:
        """Whether the due date has passed without an outcome."""
        return self.state != CaseState.CLOSED and self.due_on < timezone.localdate()

    @property
    def urgency(self) -> str:
        """A mark for the list: overdue, due soon, or nothing."""
        if self.state == CaseState.CLOSED:
            return ""
        left = (self.due_on - timezone.localdate()).days
        if left < 0:
            return f"逾期 {-left} 天"
        if left <= SOON_DAYS:
            return f"还剩 {left} 天" if left else "今天到期"
        return ""


_NEEDED_TO_CLOSE = {"outcome": "办结要选一个结论。", "finding": "办结要写公布的答复。"}
