"""Merchants and their honours: the heart of the site."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class HonoursConfig(AppConfig):
    name = "honours"
    verbose_name = "诚信荣誉"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.feeds.registry import register_feed
        from core.help_sections import register_help
        from editing.content_checks.registry import register_rule
        from editing.dashboard.registry import register_task_list

        from . import signals  # noqa: F401 -- connects the receivers
        from .agenda import SOURCES
        from .content_checks import ENDED_HONOUR, options
        from .dashboard import TASK_LISTS
        from .feeds import HONOURS
        from .rolls.triggers import upkeep

        register_feed(HONOURS)
        register_rule(ENDED_HONOUR, options)
        for task_list in TASK_LISTS:
            register_task_list(task_list)
        for source in SOURCES:
            register_source(source)
        pre_migrate.connect(upkeep.before_migrations, sender=self)
        post_migrate.connect(upkeep.after_migrations, sender=self)
        register_help("editors", "商户与荣誉", screens=("snippets/honours/",))
        register_help(
            "editors",
            "批量发布、异议与答复、报告",
            screens=("reports/expiring-honours/", "reports/merchants-", "reports/duplicate-merchants/"),
        )
