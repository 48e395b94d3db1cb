"""Work behind the scenes that failed, for whoever runs the site."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django_tasks_db.models import DBTaskResult

from ..registry import Heap, Line, Pile, heap_of


def failed_work(user: Any) -> Heap | None:
    """Tasks that ended with an error and were not cleared away."""
    if not user.is_superuser:
        return None
    address = reverse("failed_work_report")
    return heap_of(
        DBTaskResult.objects.failed().order_by("-finished_at"),
        lambda done: Line(done.task_path, address, f"{localtime(done.finished_at):%-m月%-d日 %H:%M}", is_late=True),
        address,
    )


FAILED_WORK = Pile("failed_work", "没有做成的后台任务", "warning", 80, failed_work)
