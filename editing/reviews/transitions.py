"""A text's walk through Wagtail's workflow: each step begun, passed or returned, with its line on the slip."""

from typing import Any

from django.db import transaction
from wagtail.models import TaskState

from core.publication_checks import RefusedError

from .authors import authors_of
from .changes import changes_of
from .decisions import due_day, hand_in, objection_to, progress_of, refuse_unless_due, write
from .fingerprints import public_fingerprint, subject_of
from .models import Decision, ReviewTask, ReviewTaskState, Subject
from .steps import BackTo, ReviewOutcome, ReviewStep

CHANGED = "送审之后内容又有改动，不能按原来的审。请送审人撤回后重新送审。"

OVERTAKEN = "送审之后，读者看到的内容又变过，不能按原来的对照审。请送审人撤回，核对后重新送审。"


def start_step(workflow_state: Any, task: ReviewTask, user: Any) -> TaskState:
    """Start the step that is due; a text that is new to this run is handed in first."""
    revision = workflow_state.content_object.get_latest_revision()
    record = revision.as_object()
    subject = subject_of(record)
    standing = progress_of(subject)
    handed_in = Decision.objects.on(subject).filter(outcome=ReviewOutcome.SUBMITTED, run=workflow_state.pk)
    if not (standing.is_open and handed_in.exists()):
        authors = authors_of(revision, user)
        about = {"run": workflow_state.pk, "revision": revision.pk, "base": public_fingerprint(record)}
        hand_in(subject, user, authors, changes=changes_of(record), **about)
        standing = progress_of(subject)
    if standing.due is None:  # a step that this house does without, after the last one
        return task.skip(workflow_state, subject.digest)
    step = standing.due
    due = task if task.step == step else ReviewTask.objects.get(step=step)
    return due.start_here(workflow_state, user, subject.digest, due_day(step))


def may_act(user: Any, state: ReviewTaskState) -> bool:
    """Whether a person may take the step that a state stands for."""
    subject = _subject(state)
    return not objection_to(user, subject, _step(state), progress_of(subject))


@transaction.atomic
def act_on_step(
    state: ReviewTaskState, user: Any, action: str, comment: str = "", back_to: str = "", **kwargs: Any
) -> None:
    """Pass or return a step; raise RefusedError, with nothing written, where that may not be."""
    state = ReviewTaskState.objects.select_for_update(of=("self",)).get(pk=state.pk)
    subject = _subject(state)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise RefusedError(f"“{subject.title}”的这一步刚刚已经有人办过了。")
    if not progress_of(subject).is_open and Decision.objects.filter(run=state.workflow_state_id).exists():
        raise RefusedError(OVERTAKEN)
    refuse_unless_due(user, subject, _step(state))
    line = {"step": _step(state), "run": state.workflow_state_id, "revision": state.revision_id, "comment": comment}
    if action == "approve":
        _refuse_changed(state)
        write(subject, ReviewOutcome.PASSED, user, **line)
        state.approve(user=user, comment=comment)
    else:
        _send_back(state, subject, user, BackTo(back_to or BackTo.AUTHOR), line)


def _send_back(state: ReviewTaskState, subject: Subject, user: Any, back_to: BackTo, line: dict[str, Any]) -> None:
    if not line["comment"]:
        raise RefusedError("退回要写明意见。")
    write(subject, ReviewOutcome.RETURNED, user, back_to=back_to, **line)
    if back_to == BackTo.AUTHOR:
        state.reject(user=user, comment=line["comment"])
        return
    state.reject(user=user, update=False, comment=line["comment"])
    run = state.workflow_state
    run.current_task_state = start_step(run, state.task.specific, user)
    run.save()


def _refuse_changed(state: ReviewTaskState) -> None:
    """What is passed must be what was handed in and what publishing would take, over what readers saw then."""
    latest = state.workflow_state.content_object.get_latest_revision()
    record = latest.as_object()
    subject = subject_of(record)
    if latest.pk != state.revision_id or subject.digest != state.digest:
        raise RefusedError(CHANGED)
    if progress_of(subject).base != public_fingerprint(record):
        raise RefusedError(OVERTAKEN)


def _subject(state: ReviewTaskState) -> Subject:
    """The text as it was handed in, named without building it."""
    revision = state.revision
    model = revision.content_type.model_class()
    return Subject(model._meta.label, revision.object_id, revision.object_str[:255], state.digest)


def _step(state: ReviewTaskState) -> ReviewStep:
    return ReviewStep(state.task.specific.step)
