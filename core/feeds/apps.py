"""Feeds and calendars that readers subscribe to; other apps register what they have to tell."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "core.feeds"
    verbose_name = "订阅"
