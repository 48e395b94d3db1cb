"""Requests to let something through that the privacy gate found."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import PrivacyException
from .views import GRANT


def waiting_requests(user: Any) -> OpenTasks | None:
    """Those of colleagues, the oldest first."""
    if not user.has_perm(GRANT):
        return None
    return tasks_of(
        PrivacyException.objects.waiting().exclude(asked_by=user).select_related("asked_by").order_by("pk"),
        lambda one: TaskItem(
            one.title, reverse("pii:detail", args=[one.pk]), f"{one.asked_by}，{localtime(one.asked_at):%-m月%-d日}申请"
        ),
        reverse("pii:index"),
    )


PRIVACY = TaskList("privacy", "等我处理的隐私放行", "lock", 15, waiting_requests)
