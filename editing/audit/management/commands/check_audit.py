"""`manage.py check_audit`: prove that nobody changed the audit trail behind the site's back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editing.audit.anchors import kept_anchor
from editing.audit.integrity import problems
from editing.audit.models import AuditEntry


class Command(BaseCommand):
    """Says how many entries are sound; fails with what is not. The end is compared with what was noted elsewhere."""

    help = "核对审计记录是否完整、有没有被改动。"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--anchor", metavar="NUMBER:SEAL", help="日志或备份清单里记下的最后一条，例如 1234:9f3c…")

    def handle(self, *args: Any, **options: Any) -> None:
        if found := list(problems(kept_anchor(), _anchor(options["anchor"]))):
            raise CommandError("审计记录有问题：" + "；".join(found))
        self.stdout.write(f"{AuditEntry.objects.count()} 条审计记录完整。")


def _anchor(told: str | None) -> dict[str, Any]:
    """What was typed; raise CommandError for what is no anchor."""
    if not told:
        return {}
    number, _, seal = told.partition(":")
    if not number.isdecimal() or not seal:
        raise CommandError("写成“编号:校验值”，例如 1234:9f3c…。")
    return {"entry": int(number), "seal": seal.strip()}
