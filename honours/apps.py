"""Merchants and their honours: the heart of the site."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "honours"
    verbose_name = "诚信荣誉"

    def ready(self) -> None:
        from subscriptions.registry import register_feed

        from . import signals  # noqa: F401 -- connects the receivers
        from .feeds import HONOURS

        register_feed(HONOURS)
