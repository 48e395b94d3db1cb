"""Every published page appears in the other two trees by itself."""

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "languages.translations"
    verbose_name = "语言版本"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from editing.reviews.authors import add_author_source

        from . import signals  # noqa: F401 -- connects the receivers
        from .authors import translators_of
        from .dashboard import TRANSLATIONS

        add_author_source(translators_of)
        register_task_list(TRANSLATIONS)
        register_help("languages", screens=("snippets/translations/", "localize/", "reports/translations/"))
