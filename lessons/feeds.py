"""Lessons and book-club cycles to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from subscriptions.pages import page_entries
from subscriptions.registry import Entry, Feed


def _lessons() -> Iterator[Entry]:
    from .models import LessonPage  # models are not loaded yet when feeds register

    return page_entries(LessonPage.objects.all())


def _cycles() -> Iterator[Entry]:
    from .models import ReadingCyclePage

    return page_entries(ReadingCyclePage.objects.all())


LESSONS = Feed("lessons", _("安全课堂"), _("新写的和改过的安全课。"), "/lessons/", _lessons)
READING = Feed("reading", _("读书会"), _("新一期的书、日期和引导问题。"), "/reading/", _cycles)
