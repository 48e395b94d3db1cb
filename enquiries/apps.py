"""What members ask for, told to staff alone."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "enquiries"
    verbose_name = "需求与咨询"

    def ready(self) -> None:
        from desk.registry import register_pile
        from inspection.registry import register_check

        from . import inspecting, piles

        register_pile(piles.ENQUIRIES)
        register_check(inspecting.ENQUIRIES)
