"""All are heard: objections during a public notice, the reply of a shop, and whoever finds a mistake on a page."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    name = "honours.objections"
    verbose_name = "异议、答复与纠错"

    def ready(self) -> None:
        from django.db.models import Exists, OuterRef

        from core.agenda import register_source
        from core.help_sections import register_help
        from core.models import tell_corrected
        from editing.dashboard.registry import register_task_list
        from editing.inspection.registry import register_check

        from .agenda import CASES
        from .dashboard import TASK_LISTS
        from .models import Correction
        from .site_checks import CHECKS

        tell_corrected(Exists(Correction.objects.shown().filter(page_id=OuterRef("pk"))))
        for task_list in TASK_LISTS:
            register_task_list(task_list)
        register_source(CASES)
        for check in CHECKS:
            register_check(check)
        register_help("editors", "批量发布、异议与答复、报告", screens=("objections/", "merchant_replies/"))
        register_help("editors", "纠错来信", screens=("corrections/",))
