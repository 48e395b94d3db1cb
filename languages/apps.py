"""What the stock catalogues leave in English for an editor, and how catalogues become machine-readable."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "languages"
    verbose_name = "语言"
