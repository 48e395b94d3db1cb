"""The days by which a member must have learned something."""

from collections.abc import Iterator
from datetime import datetime, time

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from core.feeds.registry import Event

from .status import assigned_to


def own_deadlines(request: HttpRequest) -> Iterator[Event]:
    """One event for each lesson that is not done."""
    for task in assigned_to(request):
        if not task.done_on:
            given = task.assignment
            yield Event(
                uid=f"{given.pk}@assignment",
                title=gettext("最晚今天学完：%(title)s") % {"title": task.lesson.title},
                starts=given.due_on,
                changed=timezone.make_aware(datetime.combine(given.set_on, time.min)),
                address=task.lesson.url,
                text=given.note,
            )
