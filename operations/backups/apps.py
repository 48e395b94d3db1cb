"""The whole site in one file, and back, on either database; it knows tables and files, and imports no app of ours."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "operations.backups"
    verbose_name = "备份"
