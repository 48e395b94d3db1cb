"""What waits for whoever answers enquiries."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .models import Enquiry
from .states import OPEN

SLOW_AFTER = 15  # days without an answer


def waiting_enquiries(user: Any) -> OpenTasks | None:
    """What came in and has no answer, the oldest first."""
    if not user.has_perm("enquiries.change_enquiry"):
        return None
    today = timezone.localdate()
    return tasks_of(
        Enquiry.objects.filter(progress__in=OPEN).order_by("received_on", "pk"),
        lambda one: TaskItem(
            f"{one.get_purpose_display()} {one.grouped_number}",
            reverse("enquiries:edit", args=[one.pk]),
            f"已等 {(today - one.received_on).days} 天",
            is_late=(today - one.received_on).days > SLOW_AFTER,
        ),
        reverse("enquiries:index"),
    )


ENQUIRIES = TaskList("enquiries", "没有答复的来件", "mail", 22, waiting_enquiries)
