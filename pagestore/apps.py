"""Watching every database connection for changes of the content."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class PageStoreConfig(AppConfig):
    name = "pagestore"
    verbose_name = "页面缓存"

    def ready(self) -> None:
        from .writes import watch

        connection_created.connect(watch, dispatch_uid="pagestore")
