"""`manage.py purge_audit`: delete entries past their time, setting AUDIT_DAYS."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.purging import PurgeCommand
from editing.audit.models import KEPT, AuditEntry


class Command(PurgeCommand):
    """Never deletes what is younger than 180 days; the database would refuse anyway."""

    help = "删除超过保留期的审计记录（至少保留 180 天）。"

    def handle(self, *args: Any, **options: Any) -> None:
        days = max(settings.AUDIT_DAYS, KEPT + 1)
        outdated = AuditEntry.objects.filter(at__lt=timezone.now() - timedelta(days=days))
        self.hold_back(outdated, AuditEntry.objects.all(), force=options["force"])
        number, _ = outdated.delete()
        self.stdout.write(f"删除了 {number} 条超过 {days} 天的审计记录。")
