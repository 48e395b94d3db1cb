"""``manage.py catalogues``: make the translation catalogues readable for the running site."""

from typing import Any

from django.core.management.base import BaseCommand

from core.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "编译译文目录（改动 .po 文件之后、启动之前运行）。"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"编译了 {compile_catalogues()} 个译文目录。")
