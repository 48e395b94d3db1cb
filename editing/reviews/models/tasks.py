"""Wagtail's workflow task for our steps. Who may take one is decided in `decisions.py`; this only asks it."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localtime
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState
from wagtail.signals import task_submitted

from editing.audit.log import named

from ..steps import ReviewStep


class ReviewTaskState(TaskState):
    """One step of one text: what it said when the step began, and until when it should be done."""

    is_internal = True

    digest = models.CharField(max_length=64)
    due_on = models.DateField("期限")


class ReviewLock(WorkflowLock):
    """A text under review stays as it was handed in, also for its reviewers."""

    def get_message(self, user: Any) -> str:
        """Who has it, and how this person gets it back or goes on."""
        run = self.object.current_workflow_state
        state = run.current_task_state.specific
        who = named(run.requested_by) if run.requested_by else "作者"
        return format_html(
            "{who}于 {day} 送审，现在由{step}办理，期限 {due}。内容已锁定，下面各项只能看，不能改。{way}",
            who=who,
            day=f"{localtime(run.created_at):%Y-%m-%d %H:%M}",
            step=self.task.name,
            due=f"{state.due_on:%Y-%m-%d}",
            way=self._way_out(user, run, state, who),
        )

    def _way_out(self, user: Any, run: Any, state: Any, who: str) -> str:
        from ..transitions import may_act
        from ..views.screen import kind_of
        from ..withdrawing import may_withdraw

        if may_withdraw(user, run):
            address = reverse("reviews:withdraw", args=[kind_of(self.object), self.object.pk])
            return format_html('要改，请先<a href="{}">撤回送审</a>。', address)
        if may_act(user, state):
            return format_html('请到<a href="{}">审校</a>里通过或退回。', reverse("reviews:decide", args=[state.pk]))
        return f"要改，请{who}撤回送审，或请{self.task.name}的同事退回。"


class ReviewTask(Task):
    """A step of the review; the office that takes it is who holds the step's permission."""

    is_internal = True

    step = models.CharField("步骤", max_length=8, choices=ReviewStep.choices, unique=True)

    task_state_class = ReviewTaskState
    lock_class = ReviewLock
    admin_form_fields = ["name"]

    class Meta:
        verbose_name = "审校步骤"
        verbose_name_plural = "审校步骤"

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin the step that is due for this text: a changed text begins anew, whichever step was left."""
        from ..transitions import start_step

        return start_step(workflow_state, self, user)

    def skip(self, workflow_state: Any, digest: str) -> TaskState:
        """Leave this step out; Wagtail goes on to the next."""
        state = self._new_state(workflow_state, digest, timezone.localdate())
        state.status, state.finished_at = TaskState.STATUS_SKIPPED, timezone.now()
        state.save()
        return state

    def start_here(self, workflow_state: Any, user: Any, digest: str, due_on: Any) -> TaskState:
        """Begin this very step."""
        state = self._new_state(workflow_state, digest, due_on)
        state.save()
        task_submitted.send(sender=ReviewTaskState, instance=state, user=user)
        return state

    def _new_state(self, workflow_state: Any, digest: str, due_on: Any) -> ReviewTaskState:
        revision = workflow_state.content_object.get_latest_revision()
        return ReviewTaskState(
            workflow_state=workflow_state, task=self, revision=revision, digest=digest, due_on=due_on
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Passing and returning, for whoever may take this step of this text."""
        from ..transitions import may_act

        state = obj.current_workflow_task_state
        if state and may_act(user, state.specific):
            return [("approve", f"{self.name}通过", True), ("reject", "退回", True)]
        return []

    def on_action(self, task_state: Any, user: Any, action_name: str, **said: Any) -> None:
        """Pass or return; raise RefusedError for whoever may not."""
        from ..transitions import act_on_step

        act_on_step(task_state.specific, user, action_name, **said)

    def get_form_for_action(self, action: str) -> Any:
        """What a reviewer says."""
        from ..forms import PassForm, ReturnForm

        return ReturnForm.up_to(ReviewStep(self.step)) if action == "reject" else PassForm

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """For everybody."""
        return True

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Reviewers read, even what they may not edit."""
        return user.has_perm(ReviewStep(self.step).permission)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        """What waits for this person, without what they wrote or passed already."""
        from ..transitions import may_act

        if not user.has_perm(ReviewStep(self.step).permission):
            return TaskState.objects.none()
        waiting = ReviewTaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.filter(pk__in=[state.pk for state in waiting if may_act(user, state)])

    @classmethod
    def get_description(cls) -> str:
        return "三审三校的一步：持有该步骤权限、既不是作者也没有审过前面步骤的人才能审。"
