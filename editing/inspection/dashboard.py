"""Red lines on the desk of whoever answers for the site."""

from typing import Any

from django.urls import reverse

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_from

from .permissions import may_inspect
from .running import red_tally


def red_lines(user: Any) -> OpenTasks | None:
    """Checks with faults."""
    if not may_inspect(user):
        return None
    address = reverse("inspection:report")
    tally = red_tally()
    tasks = tasks_from(
        (TaskItem(title, f"{address}#{key}", f"{red} 处", is_late=True) for key, title, red in tally), address
    )
    return OpenTasks(sum(red for _, _, red in tally), tasks.lines, address)


INSPECTION = TaskList("inspection", "自查亮红灯", "warning", 40, red_lines)
