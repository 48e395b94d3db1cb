"""What happens to a page happens to it in every language."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django_tasks.base import Task
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import tasks, tree_sync


def _later(task: Task, page: Page) -> None:
    """After the commit, and whatever becomes of it, the editor's own work is done."""
    if tree_sync.is_original(page):
        transaction.on_commit(partial(task.enqueue, page.pk), robust=True)


@receiver(page_published)
def publish(instance: Page, **kwargs: Any) -> None:
    """Have the page brought up to date in the other languages."""
    _later(tasks.follow, instance)
    if not instance.alias_of_id and not tree_sync.is_original(instance):
        tree_sync.mark_translated(instance)


@receiver(post_page_move)
def move(instance: Page, **kwargs: Any) -> None:
    """Have its copies moved."""
    _later(tasks.follow_move, instance)


@receiver(page_unpublished)
def unpublish(instance: Page, **kwargs: Any) -> None:
    """Withdraw its copies at once: nothing may stay public in one language that was withdrawn in another."""
    if tree_sync.is_original(instance):
        tree_sync.unpublish_copies(instance)


@receiver(post_delete, sender=Page)
def delete(instance: Page, **kwargs: Any) -> None:
    """Delete its copies at once: nothing may outlive what was taken away."""
    if tree_sync.is_original(instance):
        tree_sync.delete_copies(instance)
