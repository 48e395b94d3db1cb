"""A change that one person asked for and another confirms: the press of the button, kept until then."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class RequestState(models.TextChoices):
    """A request from the press of the button to its end."""

    DRAFT = "draft", "待提请"
    WAITING = "waiting", "待确认"
    DONE = "done", "已办理"
    REFUSED = "refused", "不同意"
    WITHDRAWN = "withdrawn", "已撤回"


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    """Requests."""

    def older_than(self, days: int) -> "ChangeRequestQuerySet":
        """Those of more than so many days ago that nobody waits for: never handed in, or decided."""
        before = timezone.now() - timedelta(days=days)
        return self.exclude(state=RequestState.WAITING).filter(made_at__lt=before)


class ChangeRequest(models.Model):
    """What was pressed, what it would change, and what a second person said."""

    is_internal = True

    state = models.CharField("状态", max_length=10, choices=RequestState.choices, default=RequestState.DRAFT)
    title = models.CharField("改动", max_length=255)
    reason = models.CharField("理由", max_length=300, blank=True)
    path = models.CharField(max_length=500)
    query = models.TextField(blank=True)
    form = models.TextField(blank=True)  # as a browser sends it: names and values, without files
    changes = models.JSONField("改动内容", default=list)  # `PublicChange.said` of each
    fingerprint = models.CharField(max_length=64)
    made_by = _person("谁提请")
    made_at = models.DateTimeField("时间", default=timezone.now)
    decided_by = _person("谁确认")
    decided_at = models.DateTimeField("确认时间", null=True)
    remark = models.CharField("意见", max_length=300, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "两人办理"
        verbose_name_plural = "两人办理"
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("confirm_change", "确认两人办理的改动")]
        indexes = [models.Index(fields=["state"], name="change_request_by_state")]

    def __str__(self) -> str:
        return self.title

    def end(self, state: RequestState, user: Any, remark: str = "") -> None:
        """Write how it ended."""
        self.state, self.decided_by, self.decided_at, self.remark = state, user, timezone.now(), remark
        self.save(update_fields=["state", "decided_by", "decided_at", "remark"])


class ChangeFile(models.Model):
    """A file that was sent with the press of the button."""

    is_internal = True

    request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="files")
    field = models.CharField(max_length=200)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120, blank=True)
    content = models.BinaryField()

    class Meta:
        verbose_name = "两人办理的文件"
        verbose_name_plural = "两人办理的文件"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
