"""Word and PDF files: read into lessons, and shown as a page before they are downloaded."""

from django.apps import AppConfig


class WordImportConfig(AppConfig):
    name = "lessons.word_import"
    verbose_name = "文稿"

    def ready(self) -> None:
        from core.help_sections import register_help

        from . import signals  # noqa: F401 -- connects the receivers

        register_help("word", screens=("word/",))
