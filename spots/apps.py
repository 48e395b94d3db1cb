"""Scenic spots."""

from django.apps import AppConfig


class SpotsConfig(AppConfig):
    name = "spots"
    verbose_name = "景点"
