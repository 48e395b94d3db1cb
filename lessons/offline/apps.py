"""A whole lesson in one file that needs no network, and the code it ends with."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "lessons.offline"
    verbose_name = "离线课"
