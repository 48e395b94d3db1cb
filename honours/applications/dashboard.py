"""What waits: applications for the desk, accepted ones for whoever drafts honours."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, tasks_of

from .drafting import may_draft
from .models import Application, AwardRound
from .states import ApplicationState

SLOW_AFTER = 15  # days without an answer


def waiting_applications(user: Any) -> OpenTasks | None:
    """Those nobody has decided on, the oldest first."""
    if not user.has_perm("applications.change_application"):
        return None
    today = timezone.localdate()
    return tasks_of(
        Application.objects.waiting().order_by("received_on", "pk"),
        lambda one: TaskItem(
            str(one),
            reverse("applications:edit", args=[one.pk]),
            f"已等 {(today - (one.supplemented_on or one.received_on)).days} 天",
            is_late=(today - (one.supplemented_on or one.received_on)).days > SLOW_AFTER,
        ),
        f"{reverse('applications:index')}?state={ApplicationState.NEW}",
    )


def accepted_applications(user: Any) -> OpenTasks | None:
    """Rounds with accepted applications that are no drafts of honours yet."""
    if not may_draft(user):
        return None
    ready = Application.objects.without_draft().order_by().values("round")
    return tasks_of(
        AwardRound.objects.filter(pk__in=ready).select_related("scheme").order_by("closes_on", "pk"),
        lambda one: TaskItem(str(one), reverse("draft_honours", args=[one.pk]), "有受理通过的申报"),
        reverse("award_rounds:index"),
    )


TASK_LISTS = (
    TaskList("applications", "等待受理的荣誉申报", "form", 19, waiting_applications),
    TaskList("accepted_applications", "受理通过、还没有建立公示的申报", "pick", 18, accepted_applications),
)
