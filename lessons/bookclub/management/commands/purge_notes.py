"""``manage.py purge_notes``: forget notes that were returned or refused when their time is over."""

from typing import Any

from core.purging import PurgeCommand
from lessons.bookclub.models import ReadingNote


class Command(PurgeCommand):
    """Run it daily."""

    help = "删除退回和不采用已满保留天数的读后感（天数在“设置 → 读书会规则”里定）；每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        outdated = ReadingNote.objects.outdated()
        self.hold_back(outdated, ReadingNote.objects.passing(), force=options["force"])
        deleted, _ = outdated.delete()
        self.stdout.write(f"删除了 {deleted} 篇没有采用的读后感。")
