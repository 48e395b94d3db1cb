"""Alliances of units, the areas and themes they work for."""

from django.apps import AppConfig

REPORTS = ("reports/places-with-gaps/", "reports/overdue-meetings/", "reports/expiring-agreements/")


class AlliancesConfig(AppConfig):
    name = "alliances"
    verbose_name = "党建联盟"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list

        from .agenda import SOURCES
        from .dashboard import AGREEMENTS

        for source in SOURCES:
            register_source(source)
        register_task_list(AGREEMENTS)
        register_help(
            "alliances",
            screens=("pages/add/alliances/", "snippets/alliances/", "pairing_agreements/", "contact_points/", *REPORTS),
        )
