"""Markdown twins."""

from importlib import import_module

from django.apps import AppConfig


class TwinsConfig(AppConfig):
    name = "twins"
    verbose_name = "Markdown 版"

    def ready(self) -> None:
        import_module("twins.ledgers")
