"""On the first screen: lessons whose law changed or is about to."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_from
from editing.inspection.thresholds import LAW

from .law_changes import affected_lessons


def lessons_by_old_law(user: Any) -> OpenTasks:
    """Those of the lessons that the person may edit."""
    today = timezone.localdate()
    finder = AdminURLFinder(user)
    return tasks_from(
        TaskItem(each.lesson.title, address, each.says, is_late=each.due_on <= today)
        for each in affected_lessons(today + timedelta(days=LAW.warn))
        if (address := finder.get_edit_url(each.lesson))
    )


LAW_CHANGED = TaskList("law", "规定有变、要复核的课", "warning", 32, lessons_by_old_law)
