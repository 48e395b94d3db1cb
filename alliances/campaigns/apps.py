"""Holiday campaigns: three holidays, three phases, three ways of working."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "alliances.campaigns"
    verbose_name = "假日治理"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.feeds.registry import register_feed
        from core.help_sections import register_help

        from .agenda import SOURCES
        from .feeds import CAMPAIGNS

        for source in SOURCES:
            register_source(source)
        register_feed(CAMPAIGNS)
        register_help("alliances", screens=("campaigns/", "pages/add/campaigns/"))
