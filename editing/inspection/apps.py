"""Self-inspection: what an inspector of public sites would find, told before the inspector comes."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "editing.inspection"
    verbose_name = "网站自查"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list

        from .checks import CHECKS
        from .dashboard import INSPECTION
        from .registry import register_check

        for check in CHECKS:
            register_check(check)
        register_task_list(INSPECTION)
        register_help("editors", "网站自查", screens=("reports/inspection/",))
