"""Plaques: the code on the wall, what it opens, how it is printed, and a proof that needs no site."""

from django.apps import AppConfig


class PlaquesConfig(AppConfig):
    name = "plaques"
    verbose_name = "牌匾"
