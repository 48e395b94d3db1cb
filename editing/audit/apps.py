"""Who did what to which thing, and when: kept at least 180 days, never changed."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "editing.audit"
    verbose_name = "审计"

    def ready(self) -> None:
        from core.backup_facts import register_backup_fact

        from . import receivers, roles  # noqa: F401 -- connects them
        from .anchors import last_anchor
        from .append_only import append_only_triggers
        from .models import KEPT, AuditEntry

        post_migrate.connect(append_only_triggers(AuditEntry, KEPT), sender=self, weak=False)
        register_backup_fact("audit", last_anchor)
