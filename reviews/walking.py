"""A text's walk through Wagtail's workflow: each step begun, passed or returned, with its line on the slip."""

from typing import Any

from django.db import transaction
from wagtail.models import TaskState

from core.gates import RefusedError

from .authors import authors_of
from .changes import changes_of
from .deciding import due_day, hand_in, objection_to, refuse_unless_due, standing_on, write
from .digests import subject_of
from .models import Decision, ReviewTask, ReviewTaskState, Subject
from .steps import BackTo, Outcome, Step

CHANGED = "送审之后内容又有改动，不能按原来的审。请送审人撤回后重新送审。"


def begin(workflow_state: Any, task: ReviewTask, user: Any) -> TaskState:
    """Start the step that is due; a text that is new to this run is handed in first."""
    revision = workflow_state.content_object.get_latest_revision()
    record = revision.as_object()
    subject = subject_of(record)
    standing = standing_on(subject)
    handed_in = Decision.objects.on(subject).filter(outcome=Outcome.SUBMITTED, run=workflow_state.pk)
    if not (standing.is_open and handed_in.exists()):
        authors = authors_of(revision, user)
        hand_in(subject, user, authors, run=workflow_state.pk, revision=revision.pk, changes=changes_of(record))
        standing = standing_on(subject)
    if standing.due is None:  # a step that this house does without, after the last one
        return task.skip(workflow_state, subject.digest)
    step = standing.due
    due = task if task.step == step else ReviewTask.objects.get(step=step)
    return due.start_here(workflow_state, user, subject.digest, due_day(step))


def may_act(user: Any, state: ReviewTaskState) -> bool:
    """Whether a person may take the step that a state stands for."""
    subject = _subject(state)
    return not objection_to(user, subject, _step(state), standing_on(subject))


@transaction.atomic
def act(state: ReviewTaskState, user: Any, action: str, comment: str = "", back_to: str = "", **kwargs: Any) -> None:
    """Pass or return a step; raise RefusedError, with nothing written, where that may not be."""
    state = ReviewTaskState.objects.select_for_update(of=("self",)).get(pk=state.pk)
    subject = _subject(state)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise RefusedError(f"“{subject.title}”的这一步刚刚已经有人办过了。")
    refuse_unless_due(user, subject, _step(state))
    line = {"step": _step(state), "run": state.workflow_state_id, "revision": state.revision_id, "comment": comment}
    if action == "approve":
        _refuse_changed(state)
        write(subject, Outcome.PASSED, user, **line)
        state.approve(user=user, comment=comment)
    else:
        _send_back(state, subject, user, BackTo(back_to or BackTo.AUTHOR), line)


def _send_back(state: ReviewTaskState, subject: Subject, user: Any, back_to: BackTo, line: dict[str, Any]) -> None:
    if not line["comment"]:
        raise RefusedError("退回要写明意见。")
    write(subject, Outcome.RETURNED, user, back_to=back_to, **line)
    if back_to == BackTo.AUTHOR:
        state.reject(user=user, comment=line["comment"])
        return
    state.reject(user=user, update=False, comment=line["comment"])
    run = state.workflow_state
    run.current_task_state = begin(run, state.task.specific, user)
    run.save()


def _refuse_changed(state: ReviewTaskState) -> None:
    """What is passed must be what was handed in and what publishing would take."""
    latest = state.workflow_state.content_object.get_latest_revision()
    if latest.pk != state.revision_id or subject_of(latest.as_object()).digest != state.digest:
        raise RefusedError(CHANGED)


def _subject(state: ReviewTaskState) -> Subject:
    """The text as it was handed in, named without building it."""
    revision = state.revision
    model = revision.content_type.model_class()
    return Subject(model._meta.label, revision.object_id, revision.object_str[:255], state.digest)


def _step(state: ReviewTaskState) -> Step:
    return Step(state.task.specific.step)
