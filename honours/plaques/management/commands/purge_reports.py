"""``manage.py purge_reports``: delete reports of forged plaques that are old enough."""

from typing import Any

from core.purging import PurgeCommand
from honours.plaques.models import KEPT_DAYS, ForgeryReport


class Command(PurgeCommand):
    """Delete reports older than `KEPT_DAYS`; run it daily."""

    help = f"删除 {KEPT_DAYS} 天以前的假牌举报，每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        outdated = ForgeryReport.objects.outdated()
        self.hold_back(outdated, ForgeryReport.objects.all(), force=options["force"])
        number, _ = outdated.delete()
        self.stdout.write(f"删除了 {number} 条 {KEPT_DAYS} 天以前的假牌举报。")
