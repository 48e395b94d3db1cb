"""A shop's own way onto a roll: rounds, applications, and the drafts that come of them."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "honours.applications"
    verbose_name = "荣誉申报"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from honours.objections.case_kinds import register_case_kind

        from .dashboard import TASK_LISTS
        from .status import case_address

        register_case_kind(case_address)
        for task_list in TASK_LISTS:
            register_task_list(task_list)
        register_help("editors", "荣誉申报", screens=("award_rounds/", "applications/"))
