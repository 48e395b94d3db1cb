"""``manage.py sort_pictures``: put every picture in the open or the closed folder, as its pages say."""

from typing import Any

from django.core.management.base import BaseCommand

from core.media.access.sorting import sort_pictures


class Command(BaseCommand):
    """For after a restore, or when a process was killed between a change and its sorting."""

    help = "按页面是否公开，把图片放进公开或受限的目录；可随时重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"移动了 {sort_pictures()} 个图片文件。")
