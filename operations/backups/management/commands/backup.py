"""``manage.py backup FILE``: the whole site in one file, while it runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operations.backups.archive import ArchiveError
from operations.backups.writing import write_backup
from operations.monitoring.models import Outcome, Work


class Command(BaseCommand):
    help = "把数据库内容和上传文件备份成一个文件；网站照常运行，签名密钥不在其中。"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, help="备份文件，例如 backup-20261124.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = write_backup(options["file"], self.stdout.write)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        Outcome.objects.succeeded(Work.BACKUP)
        rows = sum(facts["rows"].values())
        self.stdout.write(f"完成：{rows} 行，{facts['files']} 个文件 → {options['file']}")
