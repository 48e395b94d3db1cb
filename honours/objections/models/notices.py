"""Mails to staff about what came in, stored with the case itself: none is lost when the mail server is down."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..states import CameIn

AGAIN_AFTER = timedelta(minutes=10)  # a mail that failed, or whose sender died, is tried again
LATE_AFTER = timedelta(minutes=30)  # from then on the admin's home page tells of it


class StaffNoticeQuerySet(models.QuerySet):
    """Notices."""

    def due(self) -> "StaffNoticeQuerySet":
        """Those to send now."""
        return self.filter(sent_at__isnull=True).filter(Q(tried_at__isnull=True) | Q(tried_at__lt=_ago(AGAIN_AFTER)))

    def late(self) -> "StaffNoticeQuerySet":
        """Those that should have gone out long ago."""
        return self.filter(sent_at__isnull=True, made_at__lt=_ago(LATE_AFTER))


class StaffNotice(models.Model):
    """One mail to whoever may handle a case. It names the case and holds nothing that anybody wrote."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    about = models.CharField("来件", max_length=10, choices=CameIn.choices)
    object_id = models.PositiveBigIntegerField()
    number = models.CharField("编号", max_length=20)
    made_at = models.DateTimeField("登记时间", default=timezone.now)
    tried_at = models.DateTimeField("最近一次发送", null=True)
    sent_at = models.DateTimeField("发出时间", null=True)
    problem = models.CharField("没有发出的原因", max_length=200, blank=True)

    objects = StaffNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "来件提醒"
        verbose_name_plural = "来件提醒"
        ordering = ["pk"]
        indexes = [models.Index(fields=["sent_at", "made_at"], name="notice_by_sending")]

    def __str__(self) -> str:
        return f"{self.get_about_display()} {self.number}"

    def claim(self) -> bool:
        """Take the sending upon oneself; False when another process was faster."""
        now = timezone.now()
        return bool(StaffNotice.objects.due().filter(pk=self.pk).update(tried_at=now, problem="发送中断"))

    def settle(self, problem: str = "") -> None:
        """Note that it went out, or why not."""
        sent_at = None if problem else timezone.now()
        StaffNotice.objects.filter(pk=self.pk).update(sent_at=sent_at, problem=problem[:200])


def _ago(span: timedelta) -> datetime:
    return timezone.now() - span
