"""A page on paper: its code to scan, as a picture or as a sheet for the wall."""

from django.apps import AppConfig


class PostersConfig(AppConfig):
    name = "posters"
    verbose_name = "二维码海报"
