"""Nobody publishes alone."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = "审校"

    def ready(self) -> None:
        from audit.guarding import guard
        from core.gates import add_gate

        from . import receivers  # noqa: F401 -- connects them
        from .gate import keep_reviewed
        from .models import Decision

        add_gate(keep_reviewed)
        post_migrate.connect(guard(Decision), sender=self, weak=False)
