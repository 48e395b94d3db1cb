"""What every case has: a number for who wrote, a day to answer by, and a contact that is forgotten after it ended."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from core.codes import normalise_code, random_code
from honours.working_days import last_day_of_notice

ANSWER_WORKING_DAYS = 15  # our promise to who writes, the same for everybody; the day of receipt does not count
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


class CaseQuerySet(models.QuerySet):
    """Cases."""

    def unsettled(self) -> Self:
        """Those that still wait for an outcome."""
        return self.filter(closed_on__isnull=True)

    def with_contact(self) -> Self:
        """Those that still say how to reach the person."""
        return self.exclude(contact="")

    def with_outdated_contact(self) -> Self:
        """Those whose way to reach the person is no longer needed."""
        last = timezone.localdate() - timedelta(days=CONTACT_KEPT_DAYS)
        return self.with_contact().filter(closed_on__lt=last)


class Case(models.Model):
    """Something a reader wrote that is to be answered. Each kind says when it is settled; `closed_on` is that day."""

    number = models.CharField("受理号", max_length=8, unique=True, default=new_case_number, editable=False)
    contact = models.CharField("联系方式", max_length=120, blank=True)
    received_on = models.DateField("收到日期", default=timezone.localdate)
    due_on = models.DateField("答复期限")
    post = models.CharField(
        "经办岗位", max_length=60, blank=True, help_text="写岗位，不写人名，例如：信用监管科核查岗。"
    )
    closed_on = models.DateField("办结日期", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = [models.F("closed_on").asc(nulls_first=True), "due_on", "pk"]

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        """Fix the due date with the first save."""
        self.due_on = self.due_on or due_date(self.received_on)
        super().save(*args, **kwargs)

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits for us any more."""
        raise NotImplementedError

    @property
    def grouped_number(self) -> str:
        """Four and four, easier to read out."""
        return f"{self.number[:4]} {self.number[4:]}"

    @property
    def is_overdue(self) -> bool:
        """Whether the due date has passed without an outcome."""
        return not self.is_settled and self.due_on < timezone.localdate()

    @property
    def urgency(self) -> str:
        """A mark for the list: overdue, due soon, or nothing."""
        if self.is_settled:
            return ""
        left = (self.due_on - timezone.localdate()).days
        if left < 0:
            return f"逾期 {-left} 天"
        if left <= SOON_DAYS:
            return f"还剩 {left} 天" if left else "今天到期"
        return ""
