"""What somebody edited last, to go on with it."""

from typing import Any

from django.db.models import Max
from django.utils.timezone import localtime
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, PageLogEntry

from .registry import TaskItem

KEPT = 6


def recently_edited(user: Any) -> list[TaskItem]:
    """The pages this person edited last and may still edit."""
    edits = PageLogEntry.objects.filter(user=user, action="wagtail.edit").values("page_id")
    latest = edits.annotate(latest=Max("timestamp")).order_by("-latest").values_list("page_id", "latest")[:KEPT]
    pages = Page.objects.in_bulk([key for key, _ in latest])
    finder = AdminURLFinder(user)
    return [
        TaskItem(page.draft_title or page.title, address, f"{localtime(moment):%-m月%-d日 %H:%M}")
        for key, moment in latest
        if (page := pages.get(key)) and (address := finder.get_edit_url(page))
    ]
