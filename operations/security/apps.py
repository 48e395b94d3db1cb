"""What a browser may do with our pages, how often a password may be tried, how long a sign-in lasts."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    name = "operations.security"
    verbose_name = "安全"

    def ready(self) -> None:
        from . import checks, login_rate  # noqa: F401 -- registers the checks, connects the receiver
        from .nonces import mark_widget_scripts

        mark_widget_scripts()
