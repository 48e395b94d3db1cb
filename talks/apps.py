"""Talks and lectures: when, where, by which post, with handout and recording."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "talks"
    verbose_name = "讲座与论坛"

    def ready(self) -> None:
        from subscriptions.registry import register_calendar, register_feed

        from .calendars import TALKS
        from .feeds import TALKS as TOLD

        register_calendar(TALKS)
        register_feed(TOLD)
