"""A lesson set for some people, to be passed by a day."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lessons.models import LessonPage

from ..audiences import Audience, known_names
from .learners import Learner
from .sheets import StaffSheet


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, the nearest day first."""

    def for_member(self, member: Any) -> "AssignmentQuerySet":
        """Those that reach a member: by the unit on the account, by the place and trade they chose."""
        learner = Learner.of(member)
        said = ((Audience.BRANCH, member.unit), (Audience.PLACE, learner.place), (Audience.TRADE, learner.trade))
        return self._naming(said)

    def for_staff(self, sheet: StaffSheet) -> "AssignmentQuerySet":
        """Those that reach the staff of a shop."""
        named = self._naming(((Audience.PLACE, sheet.place), (Audience.TRADE, sheet.trade)))
        return named | self.filter(audience=Audience.STAFF, sheet=sheet)

    def for_branch(self, unit: str) -> "AssignmentQuerySet":
        """Those set for a unit by name."""
        return self._naming(((Audience.BRANCH, unit),))

    def _naming(self, said: tuple[tuple[Audience, str], ...]) -> "AssignmentQuerySet":
        wanted = Q(pk=None)
        for audience, name in said:
            if name:
                wanted |= Q(audience=audience, name=name)
        return self.filter(wanted)


class Assignment(models.Model):
    """What to learn by when. Members and staff see theirs; nobody else does."""

    is_shown = False  # on no page that is kept
    is_internal = True

    lesson = models.ForeignKey(LessonPage, verbose_name="课程", on_delete=models.CASCADE, related_name="assignments")
    audience = models.CharField("布置给", max_length=10, choices=Audience.choices, default=Audience.BRANCH)
    name = models.CharField(
        "哪一个", max_length=80, blank=True, help_text="单位照账号上的写，景点、街道、行业写全称；布置给店员的不填。"
    )
    sheet = models.ForeignKey(
        StaffSheet,
        verbose_name="哪家店",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="assignments",
        help_text="只在布置给一家店的店员时选。",
    )
    due_on = models.DateField("最晚哪一天学完")
    note = models.CharField("说明", max_length=120, blank=True, help_text="要学的人看得到，不写人名。")
    set_on = models.DateField("布置日期", default=timezone.localdate, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "布置的课"
        verbose_name_plural = "布置的课"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="assignment_names_its_people",
                condition=Q(audience=Audience.STAFF, name="", sheet__isnull=False)
                | (~Q(audience=Audience.STAFF) & ~Q(name="") & Q(sheet__isnull=True)),
                violation_error_message="布置给店员的选一家店，其他的写名称，两样只填一样。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson.title}：{self.people}"

    @property
    def people(self) -> str:
        """Whom it is for, in words."""
        return f"{self.sheet}的店员" if self.sheet else self.name

    def clean(self) -> None:
        """A unit that is on some account; a day that is not over when the lesson is set."""
        super().clean()
        self.name = self.name.strip()
        if self.audience == Audience.BRANCH and self.name and not _is_unit(self.name):
            raise ValidationError({"name": "没有账号登记这个单位，请照账号上的写法填。"})
        if self.audience in (Audience.PLACE, Audience.TRADE) and self.name and not _is_known(self):
            raise ValidationError(
                {"name": "网站没有这个景点、行业，也没有会员或店家这样填过，布置了没人看得到。请写全称。"}
            )
        if self.due_on and self.due_on < self.set_on:
            raise ValidationError({"due_on": "这一天已经过了。"})


def _is_unit(name: str) -> bool:
    return get_user_model().objects.filter(unit=name).exists()


def _is_known(assignment: Assignment) -> bool:
    if assignment.name in known_names(Audience(assignment.audience)):
        return True
    said = {assignment.audience: assignment.name}  # the audiences are called as the columns
    return Learner.objects.filter(**said).exists() or StaffSheet.objects.filter(**said).exists()
