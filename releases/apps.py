"""Many honours, prepared together and published at one moment."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "批量发布"

    def ready(self) -> None:
        from desk.registry import register_pile

        from .piles import RELEASES

        register_pile(RELEASES)
