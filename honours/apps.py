"""Merchants and their honours: the heart of the site."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class HonoursConfig(AppConfig):
    name = "honours"
    verbose_name = "诚信荣誉"

    def ready(self) -> None:
        from desk.registry import register_pile
        from subscriptions.registry import register_feed

        from . import signals  # noqa: F401 -- connects the receivers
        from .derived import upkeep
        from .feeds import HONOURS
        from .piles import PILES

        register_feed(HONOURS)
        for pile in PILES:
            register_pile(pile)
        pre_migrate.connect(upkeep.before_migrations, sender=self)
        post_migrate.connect(upkeep.after_migrations, sender=self)
