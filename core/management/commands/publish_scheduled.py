"""What has reached its moment goes live, or off. In place of Wagtail's command, which can lose a schedule.

Wagtail's stops at the first page that fails, and takes a revision's moment away before the page is saved: killed
between the two, it never publishes it. Here each record is a transaction of its own: whole, or tried again.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.db import models, transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Page, Revision

from core.publication_checks import PublicationAttempt, Stage, objections

logger = logging.getLogger(__name__)


class Command(WagtailCommand):
    """Safe to run at any time and by several at once: each record is locked, and asked again whether it is due."""

    help = "让到时间的页面和记录公开或下线；可以放心重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        if options.get("dryrun"):
            super().handle(*args, **options)
            return
        failed = [name for name, work in [*self._expiring(), *self._going_live()] if not self._tried(name, work)]
        if failed:
            raise CommandError(f"没有处理成，下次再试：{'、'.join(failed)}")

    def _expiring(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for model in _kinds():
            for record in model._default_manager.filter(live=True, expire_at__lte=timezone.now()).order_by("expire_at"):
                yield str(record), partial(_take_down, model, record.pk)

    def _going_live(self) -> Iterator[tuple[str, Callable[[], None]]]:
        due = Revision.objects.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at")
        for key, name in list(due.values_list("pk", "object_str")):
            yield name, partial(self._publish, key)

    def _tried(self, name: str, work: Callable[[], None]) -> bool:
        """Whether it went well; a failure is told and changes nothing, so that the next run tries again."""
        try:
            with transaction.atomic():
                work()
        except Exception as error:
            logger.exception("scheduled change of %s failed", name)
            self.stderr.write(f"“{name}”没有按时处理：{error}")
            return False
        return True

    def _publish(self, key: int) -> None:
        revision = _locked(Revision.objects.filter(pk=key, approved_go_live_at__lte=timezone.now()))
        if revision is None:
            return
        record = revision.as_object()
        if texts := objections(PublicationAttempt(record, Stage.SCHEDULED, revision, revision.user)):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])  # Wagtail logs the cancelled moment
            self.stderr.write(f"“{record}”没有按时发布，定时已取消：{'；'.join(texts)}")
            return
        revision.publish(log_action="wagtail.publish.scheduled")


def _kinds() -> list[type[models.Model]]:
    """Pages, and every other kind of record with a draft."""
    others = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _take_down(model: type[models.Model], key: Any) -> None:
    record = _locked(model._default_manager.filter(pk=key, live=True, expire_at__lte=timezone.now()))
    if record is not None:
        record.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _locked(rows: models.QuerySet) -> Any:
    """The row, held until the end of the transaction; None when another process was faster."""
    return rows.select_for_update().first()
