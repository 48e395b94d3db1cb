"""Markdown twins."""

from importlib import import_module

from django.apps import AppConfig


class MarkdownConfig(AppConfig):
    name = "outputs.markdown"
    verbose_name = "Markdown 版"

    def ready(self) -> None:
        for kind in ("tables", "reading"):
            import_module(f"outputs.markdown.{kind}")
