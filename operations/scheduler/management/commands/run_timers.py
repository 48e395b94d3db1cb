"""Run what is due once: for a cron or systemd timer where the server's own clock is off."""

from typing import Any

from django.core.management.base import BaseCommand

from operations.scheduler.runner import run_due


class Command(BaseCommand):
    """Safe to run at any time, and twice at once."""

    help = "执行到时间的定时工作（定时发布、批次、提醒、清理）；可以放心重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("、".join(run_due()) or "没有到时间的工作。")
