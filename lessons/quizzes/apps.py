"""Quizzes on lessons: questions that explain themselves, marked without knowing who answers."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "lessons.quizzes"
    verbose_name = "自测"

    def ready(self) -> None:
        from core.help_sections import register_help

        register_help("editors", "自测、证书和离线课", screens=("snippets/quizzes/", "reports/questions/"))
