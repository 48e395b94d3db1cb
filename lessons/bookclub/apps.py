"""What members of the book club write: notes under a pen name, read by an editor before anybody else."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BookclubConfig(AppConfig):
    name = "lessons.bookclub"
    verbose_name = "读书会"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list
        from editing.inspection.registry import register_check

        from . import dashboard, site_checks
        from .models.consents import write_first_consent

        register_task_list(dashboard.NOTES)
        register_task_list(dashboard.PROPOSALS)
        register_check(site_checks.NOTES)
        post_migrate.connect(write_first_consent, sender=self)
        register_help("bookclub", screens=("reading_notes/", "gifts/", "consent_texts/", "settings/bookclub/"))
        register_help("bookclub", "选下一本书", screens=("book_votes/", "book_proposals/"))
        register_help("bookclub", "一期读书", screens=("reading-cycles/",))
