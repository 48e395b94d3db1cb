"""The register of cited rules: what each is called, and what became of it."""

from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "lessons.regulations"
    verbose_name = "引用的规定"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from editing.inspection.registry import register_check

        from .dashboard import DUE
        from .site_checks import UNCHECKED

        register_task_list(DUE)
        register_check(UNCHECKED)
        register_help("editors", "引用的规定", screens=("snippets/regulations/",))
