"""Run what is due once: for a cron or systemd timer where the server's own clock is off."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from operations.scheduler.models import ScheduledCommand
from operations.scheduler.runner import run_due, run_now


class Command(BaseCommand):
    """Safe to run at any time, and twice at once."""

    help = "执行到时间的定时工作（定时发布、批次、提醒、清理）；可以放心重复运行。"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="现在就做这几项，不等时间")

    def handle(self, *args: Any, **options: Any) -> None:
        if names := options["names"]:
            self._run_now(names)
            return
        self.stdout.write("、".join(run_due()) or "没有到时间的工作。")

    def _run_now(self, names: list[str]) -> None:
        if unknown := [name for name in names if name not in settings.TIMED_COMMANDS]:
            raise CommandError(f"没有这样的定时工作：{'、'.join(unknown)}。")
        run_now(names)
        failed = ScheduledCommand.objects.filter(name__in=names).exclude(failure="")
        if reasons := [f"{command.name}：{command.failure}" for command in failed]:
            raise CommandError("\n".join(reasons))
        self.stdout.write(f"做好了：{'、'.join(names)}")
