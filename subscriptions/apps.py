"""Feeds and calendars that readers subscribe to; other apps register what they have to tell."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = "订阅"
