"""Quizzes on lessons: questions that explain themselves, marked without knowing who answers."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "lessons.quizzes"
    verbose_name = "自测"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from editing.inspection.registry import register_check

        from . import dashboard, site_checks

        register_task_list(dashboard.LAW_CHANGED)
        register_check(site_checks.LAW_CHANGED)
        register_help("editors", "自测、证书和离线课", screens=("snippets/quizzes/", "reports/questions/"))
