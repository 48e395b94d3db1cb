"""News and notices."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "动态"

    def ready(self) -> None:
        from subscriptions.registry import register_feed

        from .feeds import NEWS

        register_feed(NEWS)
