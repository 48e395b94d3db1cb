"""`manage.py check_audit`: prove that nobody changed the audit trail behind the site's back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.checking import faults
from audit.models import AuditEntry


class Command(BaseCommand):
    """Says how many entries are sound; fails with what is not."""

    help = "核对审计记录是否完整、有没有被改动。"

    def handle(self, *args: Any, **options: Any) -> None:
        if found := list(faults()):
            raise CommandError("审计记录有问题：" + "；".join(found))
        self.stdout.write(f"{AuditEntry.objects.count()} 条审计记录完整。")
