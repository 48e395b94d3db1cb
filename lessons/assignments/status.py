"""How a member stands with what was set: open, done, late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.permissions import may_read
from lessons.certificates.models import CertificateState
from lessons.models import LessonPage
from lessons.progress.models import LearningRecord

from .models import Assignment

SHOWN_AFTER = timedelta(days=90)  # what is done stays on the list so long after its day


class TaskState(models.TextChoices):
    """How far an assigned lesson is."""

    OPEN = "open", _("还没学完")
    DONE = "done", _("学完了")
    LATE = "late", _("过期没学完")


@dataclass(frozen=True)
class Task:
    """An assignment as its member sees it: the lesson in the reader's language, the day it was passed."""

    assignment: Assignment
    lesson: LessonPage
    done_on: date | None

    @property
    def state(self) -> TaskState:
        """Done, or else by the calendar."""
        if self.done_on:
            return TaskState.DONE
        return TaskState.LATE if self.assignment.due_on < timezone.localdate() else TaskState.OPEN


def assigned_to(request: HttpRequest) -> list[Task]:
    """What is set for the member who asks, of the lessons that let the member in: undone first, by day."""
    done = passed_on(request.user)
    assignments = list(Assignment.objects.for_member(request.user).select_related("lesson"))
    lessons = _lessons(request, {each.lesson.translation_key for each in assignments})
    tasks = [
        Task(each, lessons[each.lesson.translation_key], done.get(each.lesson.translation_key))
        for each in assignments
        if each.lesson.translation_key in lessons
    ]
    today = timezone.localdate()
    shown = [each for each in tasks if not each.done_on or each.assignment.due_on >= today - SHOWN_AFTER]
    return sorted(shown, key=lambda task: task.done_on is not None)


def passed_on(member: Any) -> dict[Any, date]:
    """The day of each lesson's valid certificate in a member's record, by the lesson's key in all languages."""
    records = LearningRecord.objects.filter(member=member).with_law().order_by("passed_on")
    return {
        one.certificate.lesson.translation_key: one.passed_on
        for one in records
        if one.certificate.lesson and one.certificate.state == CertificateState.VALID
    }


def _lessons(request: HttpRequest, keys: set[Any]) -> dict[Any, LessonPage]:
    pages = LessonPage.objects.in_language().live().filter(translation_key__in=keys).select_related("quiz")
    return {page.translation_key: page for page in pages if may_read(request, page)}
