"""Feed and calendar of a member's own, at an address that can be taken back."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "accounts.subscriptions"
    verbose_name = "私人订阅"

    def ready(self) -> None:
        from core.member_panels import register_member_panel

        from .member_panel import PANEL

        register_member_panel(PANEL)
