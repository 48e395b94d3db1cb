"""Reports of forged plaques, and each honour's place in the status lists."""

from datetime import timedelta

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

KEPT_DAYS = 180


class ForgeryReportQuerySet(models.QuerySet):
    """Reports."""

    def outdated(self) -> "ForgeryReportQuerySet":
        """Those older than we may keep them."""
        return self.filter(reported_at__lt=timezone.now() - timedelta(days=KEPT_DAYS))


class ForgeryReport(models.Model):
    """What a reader saw on a wall; for staff only, deleted after `KEPT_DAYS`."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    place = models.CharField("哪家店，在哪里", max_length=120)
    code = models.CharField("牌上的防伪码", max_length=40, blank=True)
    text = models.TextField("看到了什么", blank=True, validators=[MaxLengthValidator(300)])
    reported_at = models.DateTimeField("收到时间", auto_now_add=True)
    handled = models.BooleanField("已处理", default=False)

    objects = ForgeryReportQuerySet.as_manager()

    panels = [
        FieldPanel("place", read_only=True),
        FieldPanel("code", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("handled"),
    ]

    class Meta:
        verbose_name = "假牌举报"
        verbose_name_plural = "假牌举报"
        ordering = ["handled", "-reported_at"]

    def __str__(self) -> str:
        return self.place


class CredentialIndex(models.Model):
    """An honour's permanent place in the status lists: its key is its place, counted from 1.

    It outlives the honour, so that a credential of a deleted one counts as withdrawn.
    """

    is_internal = True

    honour = models.OneToOneField(
        "honours.Honour", null=True, on_delete=models.SET_NULL, related_name="credential_index"
    )

    def __str__(self) -> str:
        return str(self.pk)
