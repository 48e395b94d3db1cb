"""Who did what to which thing, and when: kept at least 180 days, never changed."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = "审计"

    def ready(self) -> None:
        from . import receivers, roles  # noqa: F401 -- connects them
        from .guarding import guard
        from .models import KEPT, AuditEntry

        post_migrate.connect(guard(AuditEntry, KEPT), sender=self, weak=False)
