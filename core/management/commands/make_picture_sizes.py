"""``manage.py make_picture_sizes``: make the sizes that pictures lack, after an update that shows others."""

from typing import Any

from django.core.management.base import BaseCommand

from core.models import Photo
from core.pictures import SIZES


class Command(BaseCommand):
    help = "补做图片缺少的尺寸和格式；已有的不动，可以随时中断、重做。"

    def handle(self, *args: Any, **options: Any) -> None:
        total, failed = Photo.objects.count(), 0
        for number, photo in enumerate(Photo.objects.order_by("pk").iterator(), 1):
            try:
                photo.get_renditions(*SIZES)
            except OSError as error:
                failed += 1
                self.stderr.write(f"“{photo}”没有做成：{error}")
            if number % 50 == 0 or number == total:
                self.stdout.write(f"{number} / {total}")
        if failed:
            self.stderr.write(f"{failed} 张图片的文件读不出来，请在后台重新上传。")
