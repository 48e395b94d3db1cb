"""Pictures, attachments and recordings, and who may fetch them: files of closed pages stay behind the page's door."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "core.media"
    verbose_name = "文件"

    def ready(self) -> None:
        from .access import signals  # noqa: F401 -- connects the receivers
