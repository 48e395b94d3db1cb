"""Wagtail's command, but one refused draft does not keep the others from their moment."""

from typing import Any

from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

from core.gates import Moment, Publication, objections


class Command(WagtailCommand):
    """Takes the moment from drafts that may not become public, says why, and publishes the rest."""

    def handle(self, *args: Any, **options: Any) -> None:
        if not options.get("dryrun"):
            due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
            for revision in list(due):
                record = revision.as_object()
                if texts := objections(Publication(record, Moment.SCHEDULED, revision, revision.user)):
                    revision.approved_go_live_at = None
                    revision.save(update_fields=["approved_go_live_at"])  # Wagtail logs the cancelled moment
                    self.stderr.write(f"“{record}”没有按时发布，定时已取消：{'；'.join(texts)}")
        super().handle(*args, **options)
