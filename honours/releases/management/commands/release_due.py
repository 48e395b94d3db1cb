"""Publish the planned releases whose moment has come; meant to run every minute."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.log_actions import registry

from core.progress import UserFacingError
from honours.releases.models import Release
from honours.releases.publishing import publish_due

logger = logging.getLogger(__name__)
_UNEXPECTED = "处理时出了意外，什么都没有发布。请告诉网站管理员。"


class Command(BaseCommand):
    """Each release stands for itself: one that fails is told on the list of releases and tried again next time."""

    help = "发布预定时间已到的批次；可以放心重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        due = list(Release.objects.due(timezone.now()))
        if due:
            registry.scan_for_actions()  # imports every app's hooks: seconds that no transaction should last longer
        failed = [release.title for release in due if not self._tried(release)]
        if failed:
            raise CommandError(f"没有发布成：{'、'.join(failed)}")

    def _tried(self, release: Release) -> bool:
        """Whether nothing went wrong."""
        try:
            if publish_due(release):
                self.stdout.write(f"已发布：{release.title}")
        except UserFacingError as refusal:
            return self._failed(release, str(refusal))
        except Exception:
            logger.exception("release %s failed", release.pk)
            return self._failed(release, _UNEXPECTED)
        return True

    def _failed(self, release: Release, reason: str) -> bool:
        self.stderr.write(f"{release.title}：{reason}")
        Release.objects.preparing().filter(pk=release.pk).exclude(failure=reason).update(failure=reason[:500])
        return False
