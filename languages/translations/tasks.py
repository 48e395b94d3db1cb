"""Following as work for the background: a worker's when there is one, else right after the editor's own."""

from django_tasks import task
from wagtail.models import Page

from . import tree_sync


@task()
def follow(page_id: int) -> None:
    """Bring a page up to date in the other languages; a page that is gone needs nothing."""
    if page := Page.objects.filter(pk=page_id).first():
        tree_sync.sync_page(page.specific)


@task()
def follow_move(page_id: int) -> None:
    """Move a page's copies to where it stands now."""
    if page := Page.objects.filter(pk=page_id).first():
        tree_sync.sync_move(page)
