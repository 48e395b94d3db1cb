"""Holiday campaigns: three holidays, three phases, three ways of working."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "假日治理"
