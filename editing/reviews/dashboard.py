"""What waits for whoever reviews and confirms; each line leads to the page where it is decided."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from wagtail import hooks
from wagtail.models import TaskState

from editing.dashboard.registry import OpenTasks, TaskItem, TaskList, days_left, tasks_from

from .confirmation.confirming import CONFIRM
from .confirmation.confirming import objection_to as objection_to_change
from .models import ChangeRequest, Decision, RequestState, ReviewTaskState
from .transitions import may_act
from .urgent import objection_to as objection_to_look
from .views.screen import is_reviewer

MOST = 200  # more than anybody reads; the count is then "200"


def for_my_review(user: Any) -> OpenTasks | None:
    """Texts and lists whose next step is mine, the next due first."""
    if not is_reviewer(user):
        return None
    return tasks_from([*_texts(user), *_lists(user)], reverse("reviews:waiting"))


def _texts(user: Any) -> Iterator[TaskItem]:
    today = timezone.localdate()
    waiting = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("due_on", "pk")
    for state in waiting.select_related("revision__content_type", "task")[:MOST]:
        if may_act(user, state):
            left = (state.due_on - today).days
            address = reverse("reviews:decide", args=[state.pk])
            yield TaskItem(
                state.revision.object_str, address, f"{state.task.name}，{days_left(left)}", is_late=left < 0
            )


def _lists(user: Any) -> Iterator[TaskItem]:
    """Imports and releases, which are reviewed as one thing."""
    for find in hooks.get_hooks("lists_under_review"):
        for review, address in find(user):
            if review.may_act:
                yield TaskItem(review.subject.title, address, f"整批，{review.due.label}")


def for_my_word(user: Any) -> OpenTasks | None:
    """Changes that a colleague asked for and I may confirm, the oldest first."""
    if not user.has_perm(CONFIRM):
        return None
    asked = ChangeRequest.objects.filter(state=RequestState.WAITING).select_related("made_by").order_by("pk")
    lines = (
        TaskItem(one.title, reverse("reviews:change", args=[one.pk]), f"{one.made_by}，{_day(one)}提请")
        for one in asked[:MOST]
        if not objection_to_change(user, one)
    )
    return tasks_from(lines, reverse("reviews:waiting"))


def to_look_at(user: Any) -> OpenTasks | None:
    """Urgent publications that I may look at afterwards."""
    if not is_reviewer(user):
        return None
    today = timezone.localdate()
    lines = (
        TaskItem(one.title, reverse("reviews:after", args=[one.pk]), days_left(left), is_late=left < 0)
        for one in Decision.objects.unconfirmed()[:MOST]
        if one.due_on and not objection_to_look(user, one)
        for left in [(one.due_on - today).days]
    )
    return tasks_from(lines, reverse("reviews:waiting"))


def asked_by_me(user: Any) -> OpenTasks:
    """Changes by two of mine that are not done: some still lack a reason."""
    own = ChangeRequest.objects.filter(
        Q(state=RequestState.DRAFT) | Q(state=RequestState.WAITING), made_by=user.pk
    ).order_by("-pk")
    return tasks_from(
        (
            TaskItem(
                one.title,
                reverse("reviews:change", args=[one.pk]),
                "还没有写理由" if one.state == RequestState.DRAFT else "等另一位同事确认",
            )
            for one in own[:MOST]
        ),
        reverse("reviews:waiting"),
    )


def _day(change: ChangeRequest) -> str:
    return f"{localtime(change.made_at):%-m月%-d日}"


TASK_LISTS = (
    TaskList("reviews", "等我审的稿", "check", 10, for_my_review),
    TaskList("confirmations", "等我确认的改动", "group", 13, for_my_word),
    TaskList("afterwards", "等我补审的紧急发布", "warning", 14, to_look_at),
    TaskList("requests", "我提请的改动", "view", 91, asked_by_me),
)
