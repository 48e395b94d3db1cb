"""Lessons whose day of review has come."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.languages import OWN
from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_from

from .models import LessonPage

SOON = 30  # days before the review


def lessons_to_review(user: Any) -> OpenTasks:
    """Published lessons past their review date or close to it, of those the person may edit."""
    today = timezone.localdate()
    due = (
        LessonPage.objects.in_language(OWN)
        .live()
        .filter(review_on__lte=today + timedelta(days=SOON))
        .order_by("review_on")
    )
    finder = AdminURLFinder(user)
    return tasks_from(
        TaskItem(lesson.title, address, days_left(left), is_late=left < 0)
        for lesson in due
        if (address := finder.get_edit_url(lesson)) and (left := (lesson.review_on - today).days) <= SOON
    )


REVIEW = TaskList("lessons", "该复核的课", "date", 33, lessons_to_review)
