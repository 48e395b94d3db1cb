"""The one workflow of every page and record; made with the database, changed by operators afterwards."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.transaction import atomic
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowMixin, WorkflowPage, WorkflowTask

from .models import ReviewTask
from .steps import ReviewStep

NAME = "三审三校"


@atomic
def make_workflow(**kwargs: Any) -> None:
    """After migrations: our steps as a workflow, unless there are any; Wagtail's example workflow rests."""
    if ReviewTask.objects.exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    for order, step in enumerate(ReviewStep):
        task = ReviewTask.objects.create(name=step.label, step=step)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    Workflow.objects.exclude(pk=workflow.pk).update(active=False)
    WorkflowPage.objects.all().delete()
    for root in Page.objects.filter(depth=1):
        WorkflowPage.objects.create(workflow=workflow, page=root)
    for model in apps.get_models():
        if issubclass(model, WorkflowMixin) and not issubclass(model, Page):
            kind = ContentType.objects.get_for_model(model)
            WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
