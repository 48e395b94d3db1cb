"""Watching every database connection for changes of the content."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class PageCacheConfig(AppConfig):
    name = "operations.page_cache"
    verbose_name = "页面缓存"

    def ready(self) -> None:
        from .invalidation import watch

        connection_created.connect(watch, dispatch_uid="page_cache")
