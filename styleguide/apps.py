"""The design system on one page."""

from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    name = "styleguide"
    verbose_name = "样式"
