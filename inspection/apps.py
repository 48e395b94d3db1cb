"""Self-inspection: what an inspector of public sites would find, told before the inspector comes."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "inspection"
    verbose_name = "网站自查"

    def ready(self) -> None:
        from desk.registry import register_pile

        from .checks import CHECKS
        from .piles import INSPECTION
        from .registry import register_check

        for check in CHECKS:
            register_check(check)
        register_pile(INSPECTION)
