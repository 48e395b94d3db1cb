"""Started by the clock each minute."""

from typing import Any

from django.core.management.base import BaseCommand

from ...resync import catch_up


class Command(BaseCommand):
    """Bring the other languages up to date where a publication was interrupted."""

    help = "补上其他语言里没有跟上的页面：发布后服务器恰好停了，就会差一步。每分钟自动运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        if number := catch_up():
            self.stdout.write(f"补上了 {number} 页。")
