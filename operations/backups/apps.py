"""The whole site in one file, and back, on either database; it knows tables and files, not what they mean."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "operations.backups"
    verbose_name = "备份"
