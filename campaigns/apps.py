"""Holiday campaigns: three holidays, three phases, three ways of working."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "假日治理"

    def ready(self) -> None:
        from subscriptions.registry import register_feed

        from .feeds import CAMPAIGNS

        register_feed(CAMPAIGNS)
