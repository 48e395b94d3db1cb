"""The ground every other app stands on; it imports nothing of ours."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "基础"

    def ready(self) -> None:
        from . import checks, converters, publication_checks, signals  # noqa: F401 -- registers the checks, connects the receivers
        from .exporting import escape_every_export

        converters.register()
        escape_every_export()
