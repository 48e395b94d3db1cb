"""Share pictures."""

from importlib import import_module

from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "cards"
    verbose_name = "分享图"

    def ready(self) -> None:
        import_module("cards.kinds")
