"""Registers what each kind of page says."""

from importlib import import_module

from django.apps import AppConfig


class StructuredDataConfig(AppConfig):
    name = "outputs.structured_data"
    verbose_name = "结构化数据"

    def ready(self) -> None:
        for kind in ("documents", "events", "learning", "lists", "places", "site"):
            import_module(f"outputs.structured_data.builders.{kind}")
