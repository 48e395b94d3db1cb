"""`manage.py remind_reviews`: mails about texts under review and urgent publications; running it twice sends once."""

from typing import Any

from django.core.management.base import BaseCommand

from editing.reviews.mailing import send_reminders


class Command(BaseCommand):
    """A mail for each step when it begins to wait, and one each working day it is late."""

    help = "给该审的人发提醒邮件；重复运行不会重复发送。"

    def handle(self, *args: Any, **options: Any) -> None:
        tally = send_reminders()
        self.stdout.write(f"发出 {tally.sent} 封提醒，{tally.failed} 封没有发出。")
