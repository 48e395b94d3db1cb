"""The editors' documentation inside the admin, opened at what the screen is about."""

from django.apps import AppConfig


class HandbookConfig(AppConfig):
    name = "handbook"
    verbose_name = "帮助"
