"""``manage.py purge_enquiries``: delete enquiries whose time has run out."""

from typing import Any

from django.utils import timezone

from core.purging import PurgeCommand
from services.enquiries.models import Enquiry


class Command(PurgeCommand):
    """Run it daily; the monthly counts stay."""

    help = "删除保存期满的需求和咨询来件(天数见各自的同意书),每天运行一次。"

    def handle(self, *args: Any, **options: Any) -> None:
        outdated = Enquiry.objects.outdated(timezone.localdate())
        self.hold_back(outdated, Enquiry.objects.all(), force=options["force"])
        number, _ = outdated.delete()
        self.stdout.write(f"删除了 {number} 件保存期满的来件。")
