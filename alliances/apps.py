"""Alliances of units, the areas and themes they work for."""

from django.apps import AppConfig


class AlliancesConfig(AppConfig):
    name = "alliances"
    verbose_name = "党建联盟"
