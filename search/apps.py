"""The search app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Chinese search: the index backend, the public page, the editors' word lists."""

    name = "search"
    verbose_name = "站内搜索"

    def ready(self) -> None:
        from core.help_sections import register_help

        from .seeding import seed_new_install

        register_help("editors", "站内搜索的词", screens=("snippets/search/",))
        post_migrate.connect(seed_new_install, sender=self)
