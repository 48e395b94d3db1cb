"""Whatever can open or close a page, or put a picture on it, has the pictures sorted again."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.signals import task_finished
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move
from wagtail.tasks import update_reference_index_task

from core.models import Photo

from .sorting import sort_after_commit

_DOORS = (Page, PageViewRestriction, CollectionViewRestriction, Collection, Photo)


def _matters(model: type[Model]) -> bool:
    """Whether the model opens, closes or shows pictures: a page, a restriction, or what has a picture of its own."""
    return issubclass(model, _DOORS) or any(field.related_model is Photo for field in model._meta.fields)


@receiver([post_save, post_delete])
def sort_after_change(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    """Sort once the change is final."""
    if not raw and _matters(sender) and sender._meta.model_name != "rendition":
        sort_after_commit()


@receiver(post_page_move)
def sort_after_move(**kwargs: Any) -> None:
    """A page that was moved may have come under another door, or out from under it."""
    sort_after_commit()


@receiver(task_finished)
def sort_after_index(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """A worker (TASK_WORKER) learns what a page shows only after the page was saved and its pictures were sorted."""
    if sender is not ImmediateBackend and task_result.task.func == update_reference_index_task.func:
        sort_after_commit()
