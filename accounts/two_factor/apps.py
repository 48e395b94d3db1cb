"""The second step of signing in: who may enter the editors' side shows a code or a passkey besides the password."""

from django.apps import AppConfig


class TwoFactorConfig(AppConfig):
    name = "accounts.two_factor"
    verbose_name = "两步验证"

    def ready(self) -> None:
        from . import attempts  # noqa: F401 -- connects the receiver
