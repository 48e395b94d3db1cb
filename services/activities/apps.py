"""What is on, month by month."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "services.activities"
    verbose_name = "活动"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.feeds.registry import register_calendar, register_feed
        from core.member_panels import register_member_panel

        from .agenda import ACTIVITIES
        from .feeds import CALENDAR, FEED
        from .member_panel import PANEL

        register_source(ACTIVITIES)
        register_calendar(CALENDAR)
        register_feed(FEED)
        register_member_panel(PANEL)
