"""``manage.py send_staff_notices``: mail staff about objections, replies and corrections that came in."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.objections.mailing import send_due


class Command(BaseCommand):
    """Run it every minute."""

    help = "把新来的异议、商户答复和纠错来信用邮件提醒有权办理的人；没有发出的 10 分钟后再试。每分钟运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        tally = send_due()
        if tally.sent or tally.failed:
            self.stdout.write(f"发出 {tally.sent} 封提醒，{tally.failed} 封没有发出，稍后再试。")
