"""The ground every other app stands on; it imports nothing of ours."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "基础"

    def ready(self) -> None:
        from . import gates, signals  # noqa: F401 -- connects the receivers
