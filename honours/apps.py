"""Merchants and their honours: the heart of the site."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "honours"
    verbose_name = "诚信荣誉"

    def ready(self) -> None:
        from . import signals  # noqa: F401 -- connects the receivers
