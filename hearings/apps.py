"""Both sides are heard: objections during a public notice, and the reply of a shop on its own page."""

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    name = "hearings"
    verbose_name = "异议与答复"

    def ready(self) -> None:
        from desk.registry import register_pile
        from inspection.registry import register_check

        from .inspecting import CHECKS
        from .piles import PILES

        for pile in PILES:
            register_pile(pile)
        for check in CHECKS:
            register_check(check)
