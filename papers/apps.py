"""Word and PDF files: read into lessons, and shown as a page before they are downloaded."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "papers"
    verbose_name = "文稿"

    def ready(self) -> None:
        from . import signals  # noqa: F401 -- connects the receivers
