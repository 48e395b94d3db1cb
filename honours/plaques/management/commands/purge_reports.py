"""``manage.py purge_reports``: delete reports of forged plaques that are old enough."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.plaques.models import KEPT_DAYS, ForgeryReport


class Command(BaseCommand):
    """Delete reports older than `KEPT_DAYS`; run it daily."""

    help = f"删除 {KEPT_DAYS} 天以前的假牌举报，每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        number, _ = ForgeryReport.objects.outdated().delete()
        self.stdout.write(f"删除了 {number} 条 {KEPT_DAYS} 天以前的假牌举报。")
