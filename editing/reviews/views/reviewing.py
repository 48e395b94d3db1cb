"""What waits, handing in, and the screen on which a reviewer reads what changed and decides."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page, TaskState, WorkflowState

from core.publication_checks import PublicationAttempt, Stage, objections

from ..changes import Change, brief
from ..confirmation.confirming import CONFIRM
from ..confirmation.confirming import objection_to as objection_to_change
from ..decisions import objection_to
from ..forms import PassForm, ReturnForm
from ..models import ChangeRequest, Decision, RequestState, ReviewTaskState, Subject
from ..new_texts import is_new, passages_of
from ..steps import ReviewStep
from ..transitions import act_on_step
from .answers import after_handing_in, after_step
from .screen import edit_address, is_reviewer, kind_of, latest_of, refuse_strangers, screen, the_record


def waiting(request: HttpRequest) -> HttpResponse:
    """Everything under review; what waits for this person first."""
    states = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    found = list(states.select_related("revision", "task").order_by("due_on", "pk"))
    told = Decision.objects.changes_by_run(state.workflow_state_id for state in found)
    rows = [_row(request, state, told.get(state.workflow_state_id, [])) for state in found]
    shown = rows if is_reviewer(request.user) else [row for row in rows if row["edit_address"]]
    context = {
        "mine": [row for row in shown if row["is_mine"]],
        "others": [row for row in shown if not row["is_mine"]],
        "lists": [one for lists in hooks.get_hooks("lists_under_review") for one in lists(request.user)]
        if is_reviewer(request.user)
        else [],
        "urgent": Decision.objects.unconfirmed(),
        "requests": _requests(request.user),
    }
    return screen(request, "waiting", "审校", context)


def _requests(user: Any) -> list[tuple[ChangeRequest, bool]]:
    """The changes by two that this person asked for or may look at, and whether they may confirm each."""
    rows = ChangeRequest.objects.filter(state__in=(RequestState.DRAFT, RequestState.WAITING)).order_by("pk")
    found = rows.select_related("made_by")
    own = Q(made_by=user.pk)
    shown = found.filter(own | Q(state=RequestState.WAITING)) if user.has_perm(CONFIRM) else found.filter(own)
    return [(one, not objection_to_change(user, one)) for one in shown]


def _row(request: HttpRequest, state: ReviewTaskState, changes: list[Change]) -> dict[str, Any]:
    revision = state.revision
    model = revision.content_type.model_class()
    subject = Subject(model._meta.label, revision.object_id, revision.object_str, state.digest)
    record = revision.content_object
    return {
        "state": state,
        "subject": subject,
        "kind": model._meta.verbose_name,
        "changes": brief(changes),
        "is_mine": not objection_to(request.user, subject, ReviewStep(state.task.specific.step)),
        "edit_address": record and edit_address(request, record),
    }


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Read, then pass or return."""
    state = get_object_or_404(ReviewTaskState.objects.select_related("revision", "task", "workflow_state"), pk=pk)
    record = state.revision.as_object()
    refuse_strangers(request, record)
    step = ReviewStep(state.task.specific.step)
    wants = request.POST.get("action", "")
    passing = PassForm(request.POST if wants == "approve" else None)
    returning = ReturnForm.up_to(step)(request.POST if wants == "reject" else None)
    form = {"approve": passing, "reject": returning}.get(wants)
    if form is not None and form.is_valid():
        act_on_step(state, request.user, wants, **form.cleaned_data)
        messages.success(request, after_step(state.revision.object_str, step, state.workflow_state_id))
        return redirect("reviews:waiting")
    subject = Subject(record._meta.label, str(record.pk), state.revision.object_str, state.digest)
    lines = Decision.objects.on(subject)
    context = {
        "state": state,
        "step": step,
        "record": record,
        "kind": record._meta.verbose_name,
        "passing": passing,
        "returning": returning,
        "objection": objection_to(request.user, subject, step),
        "is_over": state.status != TaskState.STATUS_IN_PROGRESS,
        "lines": lines,
        "changes": next((line.changes for line in reversed(lines) if line.changes), []),
        "passages": passages_of(record) if is_new(record) else [],
        "remarks": [remark for tell in hooks.get_hooks("remarks_for_reviewers") if (remark := tell(record))],
        "links": _links(request, record, state),
    }
    return screen(request, "decide", f"{step.label}：{state.revision.object_str}", context)


def _links(request: HttpRequest, record: Any, state: ReviewTaskState) -> list[tuple[str, str]]:
    links = [("审校单", reverse("reviews:slip", args=[kind_of(record), record.pk]))]
    address = edit_address(request, record)
    if isinstance(record, Page):
        links.insert(0, ("预览", reverse("wagtailadmin_pages:workflow_preview", args=[record.pk, state.task_id])))
        if record.live and address:
            versions = [record.pk, "live", state.revision_id]
            links.insert(1, ("逐处对比", reverse("wagtailadmin_pages:revisions_compare", args=versions)))
    if address:
        links.append(("编辑界面", address))
    return links


def submit(request: HttpRequest, content_type: int, pk: str) -> HttpResponse:
    """Hand the latest draft in: also for screens that have no such button of their own, such as translations."""
    record = the_record(content_type, pk)
    address = edit_address(request, record)
    if address is None:
        raise PermissionDenied
    draft = record.get_latest_revision_as_object()
    faults = objections(PublicationAttempt(draft, Stage.REVIEW, user=request.user))
    if request.method != "POST" or faults:
        return screen(request, "submit", "送审", {"record": record, "faults": faults, **latest_of(draft)})
    run = record.current_workflow_state
    if run and run.status == WorkflowState.STATUS_NEEDS_CHANGES:
        run.resume(request.user)
    elif run:
        messages.warning(request, f"“{record}”已经在审校中。")
        return redirect(address)
    else:
        record.get_workflow().start(record, request.user)
    messages.success(request, after_handing_in(record))
    return redirect(address)
