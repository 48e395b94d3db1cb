"""Many honours, prepared together and published at one moment."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "批量发布"
