"""Where an account is signed in: told to its owner, ended by its owner, written to the trail."""

from django.apps import AppConfig


class SignInsConfig(AppConfig):
    name = "signins"
    verbose_name = "登录记录"

    def ready(self) -> None:
        from . import receivers  # noqa: F401 -- connects them
