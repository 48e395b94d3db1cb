"""`manage.py purge_audit`: delete entries past their time, setting AUDIT_DAYS."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from editing.audit.models import KEPT, AuditEntry


class Command(BaseCommand):
    """Never deletes what is younger than 180 days; the database would refuse anyway."""

    help = "删除超过保留期的审计记录（至少保留 180 天）。"

    def handle(self, *args: Any, **options: Any) -> None:
        days = max(settings.AUDIT_DAYS, KEPT + 1)
        number, _ = AuditEntry.objects.filter(at__lt=timezone.now() - timedelta(days=days)).delete()
        self.stdout.write(f"删除了 {number} 条超过 {days} 天的审计记录。")
