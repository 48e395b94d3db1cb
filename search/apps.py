"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Chinese search: the index backend, the public page, the editors' word lists."""

    name = "search"
    verbose_name = "站内搜索"
