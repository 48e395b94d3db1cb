"""Rules that are to be compared with their present text again."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_of

from .models import Regulation

SOON = 30  # days before the day


def rules_to_check(user: Any) -> OpenTasks | None:
    """Rules past their day of review or close to it, for whoever may change them."""
    if not user.has_perm("regulations.change_regulation"):
        return None
    today = timezone.localdate()
    due = Regulation.objects.filter(live=True, review_on__lte=today + timedelta(days=SOON)).order_by("review_on")
    views = Regulation.snippet_viewset

    def line(rule: Any) -> TaskItem:
        left = (rule.review_on - today).days
        return TaskItem(str(rule), reverse(views.get_url_name("edit"), args=[rule.pk]), days_left(left), left < 0)

    return tasks_of(due, line, reverse(views.get_url_name("list")))


DUE = TaskList("regulations", "该核对的规定", "date", 34, rules_to_check)
