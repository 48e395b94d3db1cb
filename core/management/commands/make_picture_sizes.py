"""``manage.py make_picture_sizes``: make the sizes that pictures lack, after an update that shows others."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Count, Q

from core.models import Photo
from core.pictures import SIZES


class Command(BaseCommand):
    help = "补做图片缺少的尺寸和格式；已有的不动，可以随时中断、重做。"

    def handle(self, *args: Any, **options: Any) -> None:
        made = Count("renditions", filter=Q(renditions__filter_spec__in=SIZES))
        lacking = Photo.objects.annotate(made=made).filter(made__lt=len(SIZES)).order_by("pk")
        total, failed = lacking.count(), 0
        for number, photo in enumerate(list(lacking), 1):
            try:
                photo.get_renditions(*SIZES)
            except OSError as error:
                failed += 1
                self.stderr.write(f"“{photo}”没有做成：{error}")
            if number % 50 == 0 or number == total:
                self.stdout.write(f"{number} / {total}")
        if failed:
            self.stderr.write(f"{failed} 张图片的文件读不出来，请在后台重新上传。")
