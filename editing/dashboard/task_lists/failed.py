"""Work behind the scenes that failed, for whoever runs the site."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django_tasks_db.models import DBTaskResult

from ..registry import OpenTasks, TaskItem, TaskList, tasks_of
from ..reports import SEE


def failed_work(user: Any) -> OpenTasks | None:
    """Tasks that ended with an error and were not cleared away."""
    if not user.has_perm(SEE):
        return None
    address = reverse("failed_work_report")
    return tasks_of(
        DBTaskResult.objects.failed().order_by("-finished_at"),
        lambda done: TaskItem(done.task_path, address, f"{localtime(done.finished_at):%-m月%-d日 %H:%M}", is_late=True),
        address,
    )


FAILED_WORK = TaskList("failed_work", "没有做成的后台任务", "warning", 80, failed_work)
