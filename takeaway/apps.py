"""A whole lesson in one file that needs no network, and the code it ends with."""

from django.apps import AppConfig


class TakeawayConfig(AppConfig):
    name = "takeaway"
    verbose_name = "离线课"
