"""Exemplars: who was commended, by whom, and where it was published."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "exemplars"
    verbose_name = "先进典型"
