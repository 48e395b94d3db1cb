"""Sitemaps by kind."""

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    name = "atlas"
    verbose_name = "网站地图"
