"""Notices that run out and honours that end soon."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_of

from .admin.reports import edit_url, expiring
from .merchants.row_permissions import SPOT_OF_HONOUR, in_scope
from .models import Honour

NOTICE_SOON = 7  # days before the last day of a notice
CHANGE = "honours.change_honour"
INSPECT = "wagtailsnippets_honours_honour:inspect"


def sees_honours(user: Any) -> bool:
    """Whether somebody may look at honours, all or those of their spots."""
    return bool(user.has_perm(CHANGE) or user.has_perm("honours.view_honour"))


def _address(user: Any, honour: Honour) -> str:
    """Where it is changed; for who may only look, where it is read."""
    return edit_url(honour) if user.has_perm(CHANGE) else reverse(INSPECT, args=[honour.pk])


def ending_notices(user: Any) -> OpenTasks | None:
    """Public notices that end within a week, or have ended without an award."""
    if not sees_honours(user):
        return None
    today = timezone.localdate()
    ending = in_scope(user, Honour.objects.public(), SPOT_OF_HONOUR).filter(
        notice_until__lte=today + timedelta(days=NOTICE_SOON), issued_on__isnull=True, withdrawn_on__isnull=True
    )
    return tasks_of(
        ending.select_related("scheme", "merchant").order_by("notice_until", "pk"),
        lambda honour: TaskItem(str(honour), _address(user, honour), _notice(honour, today)),
        reverse(Honour.snippet_viewset.get_url_name("list")),
    )


def _notice(honour: Honour, today) -> str:
    left = (honour.notice_until - today).days
    return "公示已满，可以授予" if left < 0 else f"公示{days_left(left)}"


def ending_honours(user: Any) -> OpenTasks | None:
    """Valid honours that end within 90 days, the next first."""
    if not sees_honours(user):
        return None
    today = timezone.localdate()
    everything = reverse("expiring_honours_report") if user.has_perm(CHANGE) else ""
    return tasks_of(
        in_scope(user, expiring(today), SPOT_OF_HONOUR),
        lambda honour: TaskItem(str(honour), _address(user, honour), days_left((honour.valid_to - today).days)),
        everything,
    )


TASK_LISTS = (
    TaskList("notices", "快要期满的公示", "date", 30, ending_notices),
    TaskList("expiring", "90 天内到期的荣誉", "time", 31, ending_honours),
)
