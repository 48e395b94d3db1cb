"""Taking a text back from its reviewers: by its author, who says why."""

from typing import Any

from django.db import transaction
from wagtail.models import TaskState, WorkflowState

from core.publication_checks import RefusedError

from .decisions import write
from .models import Decision, ReviewTaskState, Subject
from .steps import ReviewOutcome


def run_of(record: Any) -> WorkflowState | None:
    """The review that a record is in; None also for a record without drafts."""
    run: WorkflowState | None = getattr(record, "current_workflow_state", None)
    return run if run and run.status == WorkflowState.STATUS_IN_PROGRESS else None


def may_withdraw(user: Any, run: WorkflowState | None) -> bool:
    """Whoever handed it in, or wrote what was handed in."""
    if run is None:
        return False
    handed_in = Decision.objects.filter(outcome=ReviewOutcome.SUBMITTED, run=run.pk).order_by("-pk").first()
    return run.requested_by_id == user.pk or str(user.pk) in (handed_in.authors if handed_in else [])


@transaction.atomic
def withdraw(record: Any, user: Any, reason: str) -> None:
    """Write the line and end the review; raise RefusedError for others, or when it has ended."""
    run = run_of(record)
    if run is None:
        raise RefusedError(f"“{record}”现在没有在审校。")
    if not may_withdraw(user, run):
        raise RefusedError("撤回送审由送审人或作者来做；要改内容，请审校人退回。")
    current = ReviewTaskState.objects.filter(pk=run.current_task_state_id)
    state = current.select_related("revision__content_type").select_for_update(of=("self",)).first()
    if state is not None:
        if state.status != TaskState.STATUS_IN_PROGRESS:
            raise RefusedError(f"“{record}”的这一步刚刚已经有人办过了，请看过再撤回。")
        model = state.revision.content_type.model_class()
        subject = Subject(model._meta.label, state.revision.object_id, state.revision.object_str[:255], state.digest)
        write(subject, ReviewOutcome.WITHDRAWN, user, comment=reason, run=run.pk, revision=state.revision_id)
    run.cancel(user=user)
