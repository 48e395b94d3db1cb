"""The charity fund: a ledger, and totals that follow from it."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    name = "fund"
    verbose_name = "爱心资金"
