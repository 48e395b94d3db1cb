"""What somebody must learn by when: members by their account, a shop's staff by its link."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "lessons.assignments"
    verbose_name = "布置学习"

    def ready(self) -> None:
        from core.feeds.registry import register_personal_events
        from core.help_sections import register_help
        from core.member_panels import register_member_panel

        from .calendars import own_deadlines
        from .member_panel import PANEL

        register_member_panel(PANEL)
        register_personal_events(own_deadlines)
        register_help("bookclub", "布置学习", screens=("assignments/",))
        register_help("bookclub", "店员学习单", screens=("staff_sheets/",))
