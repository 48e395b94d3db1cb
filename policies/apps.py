"""Policies and notices: number, issuer, date, in force or not."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"
    verbose_name = "政策文件"

    def ready(self) -> None:
        from subscriptions.registry import register_feed

        from .feeds import FEED

        register_feed(FEED)
