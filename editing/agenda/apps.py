"""A calendar of what comes and goes; the rooms register what they know (`core/agenda.py`)."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "editing.agenda"
    verbose_name = "日程"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help

        from .scheduling import SOURCES

        for source in SOURCES:
            register_source(source)
        register_help("editors", "日程", screens=("agenda/",))
