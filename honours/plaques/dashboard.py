"""What waits for whoever looks after plaques."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import ForgeryReport


def waiting_reports(user: Any) -> OpenTasks | None:
    """Reports of forged plaques that nobody has gone after, the oldest first."""
    if not user.has_perm("plaques.change_forgeryreport"):
        return None
    return tasks_of(
        ForgeryReport.objects.filter(handled=False).order_by("reported_at", "pk"),
        lambda report: TaskItem(
            report.place,
            reverse("forgery_reports:edit", args=[report.pk]),
            f"{localtime(report.reported_at):%-m月%-d日}举报",
        ),
        f"{reverse('forgery_reports:index')}?handled=false",
    )


FORGERIES = TaskList("forgeries", "没有处理的假牌举报", "warning", 24, waiting_reports)
