"""Safety lessons and the book club."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = "课堂与读书"

    def ready(self) -> None:
        from desk.registry import register_pile
        from subscriptions.registry import register_calendar, register_feed

        from .calendars import READING as READING_DATES
        from .feeds import LESSONS, READING
        from .piles import REVIEW

        register_feed(LESSONS)
        register_feed(READING)
        register_calendar(READING_DATES)
        register_pile(REVIEW)
