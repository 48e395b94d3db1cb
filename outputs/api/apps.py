"""API v2."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "outputs.api"
    verbose_name = "数据接口"
