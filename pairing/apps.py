"""Which unit is paired with which, and which post keeps contact with which branch."""

from django.apps import AppConfig


class PairingConfig(AppConfig):
    name = "pairing"
    verbose_name = "结对共建"
