"""`manage.py purge_change_requests`: forget presses of buttons that led nowhere, and the files of decided ones."""

from typing import Any

from core.purging import PurgeCommand
from editing.reviews.models import ChangeFile, ChangeRequest, RequestState

KEPT = 30  # days


class Command(PurgeCommand):
    """What was decided stays readable; only what waits keeps its files for as long as it waits."""

    help = f"清理 {KEPT} 天前没有提请的改动，和已办结改动里的文件。"

    def handle(self, *args: Any, **options: Any) -> None:
        old = ChangeRequest.objects.older_than(KEPT)
        old_files = ChangeFile.objects.filter(request__in=old.exclude(state=RequestState.DRAFT))
        old_drafts, all_drafts = (some.filter(state=RequestState.DRAFT) for some in (old, ChangeRequest.objects.all()))
        self.hold_back(old_files, ChangeFile.objects.all(), force=options["force"])
        self.hold_back(old_drafts, all_drafts, force=options["force"])
        files, _ = old_files.delete()
        drafts, _ = old_drafts.delete()
        self.stdout.write(f"清理了 {drafts} 条没有提请的改动和 {files} 个文件。")
