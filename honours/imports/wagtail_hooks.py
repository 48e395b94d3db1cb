"""The menu entry and addresses of the import screens."""

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from core.admin_menu import HONOURS
from editing.reviews.lists import ListReview
from honours.queries import HonourQuerySet

from . import downloads, urls
from .models import ImportBatch
from .permissions import may_import
from .reviewing import review_of
from .states import BatchState


class ImportMenuItem(MenuItem):
    """Shown to those who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("excel/", include(urls))]


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """What the site history says about a batch."""
    actions.register_action("imports.import", "导入名单", "导入并公开了一批名单")
    actions.register_action("imports.undo", "撤回名单", "撤回了一批名单")


@hooks.register("export_honours")
def export_listed(honours: HonourQuerySet, kind: str) -> FileResponse:
    """What an editor filtered in the list of honours, with the columns of the import."""
    return downloads.file_of(honours.prefetch_related(None), kind)


@hooks.register("lists_under_review")
def lists_under_review(user: Any) -> Iterator[tuple[ListReview, str]]:
    """Imports whose review has begun, for the screen of what waits."""
    for batch in ImportBatch.objects.filter(state=BatchState.PENDING):
        review = review_of(batch, user)
        if review.due:
            yield review, reverse("imports:batch", args=[batch.pk])


@hooks.register(HONOURS.hook)
def register_menu_item() -> MenuItem:
    return ImportMenuItem("Excel 导入", reverse("imports:index"), name="excel", icon_name="table", order=50)
