"""Sitemaps by kind."""

from django.apps import AppConfig


class SitemapsConfig(AppConfig):
    name = "outputs.sitemaps"
    verbose_name = "网站地图"
