"""The second step of signing in: who may enter the editors' side shows a code or a passkey besides the password."""

from django.apps import AppConfig


class SecondStepConfig(AppConfig):
    name = "secondstep"
    verbose_name = "两步验证"

    def ready(self) -> None:
        from . import tries  # noqa: F401 -- connects the receiver
