"""The admin's first screen: what waits for the person who signed in."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "办公桌"

    def ready(self) -> None:
        from .piles import DRAFTS, FAILED_WORK, RETURNED, REVIEWS, SUBMITTED
        from .registry import register_pile

        for pile in (REVIEWS, RETURNED, DRAFTS, SUBMITTED, FAILED_WORK):
            register_pile(pile)
