"""The privacy gate: nothing that points to a person becomes public unseen."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "privacy"
    verbose_name = "隐私检查"

    def ready(self) -> None:
        from core.gates import add_gate

        from .gate import keep_private

        add_gate(keep_private)
