"""Inspect the whole site, write the month's figures down, and fail if anything is red."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from editing.inspection.models import MonthlyRecord
from editing.inspection.running import CheckResult, results


class Command(BaseCommand):
    help = "逐项自查全站，记入本月的自查表；有不合格的，退出码为 1。"

    def handle(self, *args: Any, **options: Any) -> None:
        day = timezone.localdate()
        found = list(results(day))
        for result in found:
            self._tell(result)
        MonthlyRecord.write(found, day)
        red = sum(result.red for result in found)
        self.stdout.write(f"不合格 {red} 处，快到期 {sum(result.soon for result in found)} 处；已记入 {day:%Y-%m}。")
        if red:
            raise SystemExit(1)

    def _tell(self, result: CheckResult) -> None:
        mark = "✗" if result.red else "!" if result.soon else "✓"
        veto = "（单项否决）" if result.is_veto else ""
        self.stdout.write(f"{mark} {result.check.title}：不合格 {result.red}，快到期 {result.soon}{veto}")
        for finding in result.findings:
            self.stdout.write(f"    {finding.urgency}  {finding.where}  {finding.says}")
