"""Service centres, what they do for members, advisers and volunteer teams."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = "服务"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help

        from .agenda import CONSENTS

        register_source(CONSENTS)
        register_help(
            "editors",
            "服务",
            screens=("advisers/", "volunteer_teams/", "ledger/", "activity_months/", "pages/add/services/"),
        )
