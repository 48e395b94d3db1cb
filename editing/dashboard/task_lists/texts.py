"""Texts on their way to the public: my drafts, what came back to me, what others are reading."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, WorkflowState
from wagtail.snippets.models import get_snippet_models

from ..registry import OpenTasks, TaskItem, TaskList, tasks_from

MOST = 200  # more than anybody reads; the count is then "200"


def _day(moment: datetime | None) -> str:
    return f"{localtime(moment):%-m月%-d日}" if moment else ""


def _named(record: Any) -> str:
    """The title as its draft has it."""
    return getattr(record, "draft_title", "") or str(record)


# --- Drafts -----------------------------------------------------------------------------------------------------


def my_drafts(user: Any) -> OpenTasks:
    """What I changed last and nobody has published or handed in."""
    drafts = [*_draft_pages(user), *_draft_records(user)]
    drafts.sort(key=lambda record: record.latest_revision.created_at, reverse=True)
    finder = AdminURLFinder(user)
    lines = (
        TaskItem(_named(record), address, _day(record.latest_revision.created_at))
        for record in drafts
        if (address := finder.get_edit_url(record))
    )
    return tasks_from(lines)


def _mine(user: Any) -> Q:
    return Q(has_unpublished_changes=True, latest_revision__user=user)


def _draft_pages(user: Any) -> QuerySet[Page]:
    return (
        Page.objects.filter(_mine(user))
        .exclude(pk__in=_in_workflow(Page))
        .select_related("latest_revision", "content_type")
        .order_by("-latest_revision__created_at")[:MOST]
    )


def _draft_records(user: Any) -> Iterator[Any]:
    for model in get_snippet_models():
        policy = model.snippet_viewset.permission_policy
        if issubclass(model, DraftStateMixin) and policy.user_has_permission(user, "change"):
            drafts = model._default_manager.filter(_mine(user)).exclude(pk__in=_in_workflow(model))
            yield from drafts.select_related("latest_revision").order_by("-latest_revision__created_at")[:MOST]


def _in_workflow(model: type[Any]) -> list[int]:
    active = WorkflowState.objects.active().filter(base_content_type__model=model._meta.model_name)
    keys = active.filter(base_content_type__app_label=model._meta.app_label).values_list("object_id", flat=True)
    return [int(key) for key in keys]


# --- Handed in --------------------------------------------------------------------------------------------------


def returned_to_me(user: Any) -> OpenTasks:
    """Texts of mine that a reviewer sent back."""
    return _submitted(user, WorkflowState.STATUS_NEEDS_CHANGES, "要修改，{task}退回")


def submitted_by_me(user: Any) -> OpenTasks:
    """Texts of mine that others are reading."""
    return _submitted(user, WorkflowState.STATUS_IN_PROGRESS, "等待{task}")


def _submitted(user: Any, status: str, note: str) -> OpenTasks:
    states = WorkflowState.objects.filter(requested_by=user, status=status).order_by("-created_at")
    finder = AdminURLFinder(user)
    lines = []
    for state in states.select_related("current_task_state__task").prefetch_related("content_object")[:MOST]:
        record, step = state.content_object, state.current_task_state
        if record and (address := finder.get_edit_url(record)):
            lines.append(TaskItem(_named(record), address, note.format(task=step.task.name if step else "审校")))
    return tasks_from(lines)


RETURNED = TaskList("returned", "退回给我的稿", "undo", 11, returned_to_me)
DRAFTS = TaskList("drafts", "我的草稿", "edit", 12, my_drafts)
SUBMITTED = TaskList("submitted", "我送审的稿", "view", 90, submitted_by_me)
