"""Every published page appears in the other two trees by itself."""

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = "语言版本"

    def ready(self) -> None:
        from . import signals  # noqa: F401 -- connects the receivers
