"""Who may fetch a file: pictures, attachments and recordings of closed pages stay behind the page's own door."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "access"
    verbose_name = "文件的开放范围"

    def ready(self) -> None:
        from . import signals  # noqa: F401 -- connects the receivers
