"""Lessons and book-club cycles to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.feeds.pages import page_entries
from core.feeds.registry import Feed, FeedEntry


def _lessons() -> Iterator[FeedEntry]:
    from .models import LessonPage  # models are not loaded yet when feeds register

    return page_entries(LessonPage.objects.all())


def _cycles() -> Iterator[FeedEntry]:
    from .models import ReadingCyclePage

    return page_entries(ReadingCyclePage.objects.all())


LESSONS = Feed("lessons", _("安全课堂"), _("新写的和改过的安全课。"), "/lessons/", _lessons)
READING = Feed("reading", _("读书会"), _("新一期的书、日期和引导问题。"), "/reading/", _cycles)
