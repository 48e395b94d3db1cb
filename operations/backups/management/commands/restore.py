"""``manage.py restore FILE``: this site becomes the one in the file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operations.backups.archive import ArchiveError
from operations.backups.restoring import restore_backup


class Command(BaseCommand):
    help = "用备份文件替换本站的全部内容；先整份核对，再一次写入，出错则原样不动。"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="不再询问")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"] and input("本站现有内容会被全部替换。输入“恢复”继续：") != "恢复":
            raise CommandError("已取消，没有改动任何内容。")
        try:
            restore_backup(options["file"], self.stdout.write)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("恢复完成。")
