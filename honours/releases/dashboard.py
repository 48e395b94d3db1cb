"""Releases that are being prepared or have their moment."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localtime

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import Release
from .permissions import may_prepare


def open_releases(user: Any) -> OpenTasks | None:
    """Releases not yet public, the next planned first."""
    if not may_prepare(user):
        return None
    return tasks_of(
        Release.objects.preparing().order_by(F("planned_for").asc(nulls_last=True), "pk"),
        _line,
        reverse("releases:index"),
    )


def _line(release: Release) -> TaskItem:
    address = reverse("releases:detail", args=[release.pk])
    if release.failure:
        return TaskItem(release.title, address, "没有发布成", is_late=True)
    if release.planned_for is None:
        return TaskItem(release.title, address, "还没有定时间")
    return TaskItem(release.title, address, f"定在 {localtime(release.planned_for):%-m月%-d日 %H:%M}", release.is_late)


RELEASES = TaskList("releases", "准备中的批量发布", "upload", 32, open_releases)
