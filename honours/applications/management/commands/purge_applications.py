"""``manage.py purge_applications``: delete applications and their papers whose time has run out."""

from typing import Any

from django.utils import timezone

from core.purging import PurgeCommand
from honours.applications.models import Application


class Command(PurgeCommand):
    """Run it daily; what became an honour stays."""

    help = "删除保存期满的荣誉申报和材料（天数见各轮次），已建立的公示不受影响；每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        outdated = Application.objects.outdated(timezone.localdate())
        self.hold_back(outdated, Application.objects.all(), force=options["force"])
        number = outdated.count()
        outdated.delete()
        self.stdout.write(f"删除了 {number} 件保存期满的荣誉申报。")
