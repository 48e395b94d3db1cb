"""Where an account is signed in: told to its owner, ended by its owner, written to the trail."""

from django.apps import AppConfig


class LoginSessionsConfig(AppConfig):
    name = "accounts.login_sessions"
    verbose_name = "登录记录"

    def ready(self) -> None:
        from . import receivers  # noqa: F401 -- connects them
