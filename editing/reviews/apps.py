"""Nobody publishes alone."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ReviewsConfig(AppConfig):
    name = "editing.reviews"
    verbose_name = "审校"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help
        from core.publication_checks import add_publication_check
        from editing.audit.append_only import append_only_triggers
        from editing.dashboard.registry import register_task_list

        from . import receivers  # noqa: F401 -- connects them
        from .agenda import REVIEWS
        from .confirmation import receivers as changes  # noqa: F401 -- the same
        from .dashboard import TASK_LISTS
        from .gate import keep_reviewed
        from .models import Decision
        from .workflow import make_workflow

        register_help("review", screens=("reviews/", "settings/reviews/"))
        add_publication_check(keep_reviewed)
        for task_list in TASK_LISTS:
            register_task_list(task_list)
        register_source(REVIEWS)
        post_migrate.connect(append_only_triggers(Decision), sender=self, weak=False)
        last = [one for one in apps.get_app_configs() if one.models_module][-1]  # by then all tables are there
        post_migrate.connect(make_workflow, sender=last)
