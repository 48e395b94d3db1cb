"""What members ask for, told to staff alone."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "services.enquiries"
    verbose_name = "需求与咨询"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from editing.inspection.registry import register_check

        from . import dashboard, site_checks

        register_task_list(dashboard.ENQUIRIES)
        register_check(site_checks.ENQUIRIES)
        register_help("editors", "服务", screens=("enquiries/", "enquiry_"))
