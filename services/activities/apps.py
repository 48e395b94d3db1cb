"""What is on, month by month."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "services.activities"
    verbose_name = "活动"

    def ready(self) -> None:
        from core.feeds.registry import register_calendar, register_feed

        from .feeds import CALENDAR, FEED

        register_calendar(CALENDAR)
        register_feed(FEED)
