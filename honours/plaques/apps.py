"""Plaques: the code on the wall, what it opens, how it is printed, and a proof that needs no site."""

from django.apps import AppConfig


class PlaquesConfig(AppConfig):
    name = "honours.plaques"
    verbose_name = "牌匾"

    def ready(self) -> None:
        """Tell which codes plaques carry."""
        from core import known_codes
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list

        from .dashboard import FORGERIES
        from .results import is_carried

        known_codes.register(is_carried)
        register_task_list(FORGERIES)
        register_help("plaques", screens=("forgery_reports/",))
