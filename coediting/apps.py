"""Two editors on one record: whoever saves second is told, and loses nothing."""

from django.apps import AppConfig


class CoeditingConfig(AppConfig):
    name = "coediting"
    verbose_name = "同时编辑"
