"""`manage.py purge_change_requests`: forget presses of buttons that led nowhere, and the files of decided ones."""

from typing import Any

from django.core.management.base import BaseCommand

from editing.reviews.models import ChangeFile, ChangeRequest, RequestState

KEPT = 30  # days


class Command(BaseCommand):
    """What was decided stays readable; only what waits keeps its files for as long as it waits."""

    help = f"清理 {KEPT} 天前没有提请的改动，和已办结改动里的文件。"

    def handle(self, *args: Any, **options: Any) -> None:
        old = ChangeRequest.objects.older_than(KEPT)
        files, _ = ChangeFile.objects.filter(request__in=old.exclude(state=RequestState.DRAFT)).delete()
        drafts, _ = old.filter(state=RequestState.DRAFT).delete()
        self.stdout.write(f"清理了 {drafts} 条没有提请的改动和 {files} 个文件。")
