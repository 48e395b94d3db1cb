"""Advice to editors while they write: Wagtail's content checks, for Chinese."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "advice"
    verbose_name = "内容检查"
