"""What waits for whoever handles cases."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_of

from .models import Correction, MerchantReply, Objection
from .states import ReplyState


def waiting_objections(user: Any) -> OpenTasks | None:
    """Cases without an outcome, the next due first."""
    if not user.has_perm("objections.change_objection"):
        return None
    today = timezone.localdate()
    return tasks_of(
        Objection.objects.unsettled().order_by("due_on", "pk"),
        lambda case: TaskItem(
            case.subject, reverse("objections:edit", args=[case.pk]), days_left((case.due_on - today).days),
            is_late=case.is_overdue,
        ),
        reverse("objections:index"),
    )  # fmt: skip


def waiting_replies(user: Any) -> OpenTasks | None:
    """Words of shops that nobody has read, the oldest first."""
    if not user.has_perm("objections.change_merchantreply"):
        return None
    return tasks_of(
        MerchantReply.objects.filter(state=ReplyState.WAITING).select_related("merchant").order_by("written_on", "pk"),
        lambda reply: TaskItem(
            str(reply.merchant), reverse("merchant_replies:edit", args=[reply.pk]), f"{reply.written_on:%-m月%-d日}提交"
        ),
        f"{reverse('merchant_replies:index')}?state={ReplyState.WAITING}",
    )


def waiting_corrections(user: Any) -> OpenTasks | None:
    """Letters that are neither refused nor told as corrected, the next due first."""
    if not user.has_perm("objections.change_correction"):
        return None
    today = timezone.localdate()
    return tasks_of(
        Correction.objects.unsettled().order_by("due_on", "pk"),
        lambda case: TaskItem(
            f"{case.subject}：{case.get_what_display()}",
            reverse("corrections:edit", args=[case.pk]),
            days_left((case.due_on - today).days),
            is_late=case.is_overdue,
        ),
        reverse("corrections:index"),
    )


TASK_LISTS = (
    TaskList("objections", "没有办结的异议", "comment", 20, waiting_objections),
    TaskList("replies", "等待审核的商户答复", "openquote", 21, waiting_replies),
    TaskList("corrections", "没有办结的纠错来信", "edit", 25, waiting_corrections),
)
