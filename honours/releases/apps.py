"""Many honours, prepared together and published at one moment."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "honours.releases"
    verbose_name = "批量发布"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list

        from .agenda import PLANNED
        from .dashboard import RELEASES

        register_task_list(RELEASES)
        register_source(PLANNED)
        register_help("editors", "批量发布、异议与答复、报告", screens=("releases/",))
