"""What a person is told after a step: what happens next, and who has it."""

from typing import Any

from django.utils import timezone
from django.utils.timezone import localtime
from wagtail.models import WorkflowState

from ..steps import ReviewStep


def after_step(title: str, step: ReviewStep, run_key: int) -> str:
    """About a text whose step has just been taken."""
    run = WorkflowState.objects.select_related("requested_by", "current_task_state__task").get(pk=run_key)
    if run.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return f"“{title}”已退回，由{run.requested_by or '作者'}修改后再送审。"
    if run.status == WorkflowState.STATUS_IN_PROGRESS:
        return f"“{title}”：{step.label}办完了，接下来由{run.current_task_state.task.name}办理。"
    planned = run.content_object.revisions.filter(approved_go_live_at__gt=timezone.now())
    if moment := planned.values_list("approved_go_live_at", flat=True).first():
        return f"“{title}”审校走完，{localtime(moment):%-m月%-d日 %H:%M} 自动公开。"
    return f"“{title}”审校走完，读者已经看得到。"


def after_handing_in(record: Any) -> str:
    """About a record that has just been handed in."""
    run = type(record).objects.get(pk=record.pk).current_workflow_state
    step = run and run.current_task_state and run.current_task_state.task.name
    return f"“{record}”已送审，接下来由{step}办理。" if step else f"“{record}”已送审。"
