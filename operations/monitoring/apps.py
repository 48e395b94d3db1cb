"""Whether the site is well: measured, held against limits, told to whoever runs it."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "operations.monitoring"
    verbose_name = "运行状态"
