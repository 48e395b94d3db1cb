"""Safety lessons and the book club."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = "课堂与读书"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.feeds.registry import register_calendar, register_feed, register_personal_events
        from core.help_sections import register_help
        from core.member_panels import register_member_panel
        from editing.dashboard.registry import register_task_list

        from .agenda import REVIEWS
        from .calendars import READING as READING_DATES
        from .calendars import own_cycles
        from .dashboard import REVIEW
        from .feeds import LESSONS, READING
        from .member_panel import PANEL

        register_feed(LESSONS)
        register_feed(READING)
        register_calendar(READING_DATES)
        register_personal_events(own_cycles)
        register_task_list(REVIEW)
        register_source(REVIEWS)
        register_member_panel(PANEL)
        register_help("bookclub", screens=("snippets/lessons/",))
        register_help("editors", "安全课堂与读书会", screens=("pages/add/lessons/",))
