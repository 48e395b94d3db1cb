"""Scenic spots."""

from django.apps import AppConfig


class SpotsConfig(AppConfig):
    name = "spots"
    verbose_name = "景点"

    def ready(self) -> None:
        from core.help_sections import register_help

        register_help("editors", "景点", screens=("pages/add/spots/",))
