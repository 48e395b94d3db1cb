"""What somebody has learned: in a reader's own browser, or in a member's own record."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "lessons.progress"
    verbose_name = "学习记录"

    def ready(self) -> None:
        from core.help_sections import register_help
        from core.member_panels import register_member_panel

        from .member_panel import PANEL

        register_member_panel(PANEL)
        register_help("editors", "自测、证书和离线课", screens=("reports/branch-totals/",))
