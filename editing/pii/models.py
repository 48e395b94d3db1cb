"""What the gate remembers: files it has read, and what two persons let through."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.log_actions import log

ITSELF = "申请人不能自己放行，请另一位有放行权限的同事处理。"


class AttachmentScan(models.Model):
    """The masked findings in one file, named by its content: another page with the same file asks nobody again."""

    is_internal = True

    key = models.CharField(max_length=80, unique=True)  # SHA-256 and extension
    found = models.JSONField(default=list)
    read_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class PrivacyExceptionQuerySet(models.QuerySet["PrivacyException"]):
    """Exceptions by what they are for."""

    def about(self, record: models.Model) -> "PrivacyExceptionQuerySet":
        """Those asked for a record."""
        kind = ContentType.objects.get_for_model(record, for_concrete_model=False)
        return self.filter(content_type=kind, object_id=str(record.pk))

    def waiting(self) -> "PrivacyExceptionQuerySet":
        """Those nobody has decided."""
        return self.filter(decision=ExceptionDecision.WAITING)


class ExceptionDecision(models.TextChoices):
    """What the second person said."""

    WAITING = "waiting", "待处理"
    GRANTED = "granted", "已放行"
    DECLINED = "declined", "未放行"


class PrivacyException(models.Model):
    """A request to publish a record although the gate found something, and the answer of a second person.

    It holds for exactly what was found then: `content_hash` changes as soon as any other number or mark is written.
    """

    is_internal = True

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    record = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    title = models.CharField("内容", max_length=255)
    content_hash = models.CharField(max_length=64, editable=False)
    found = models.JSONField("发现", default=list, editable=False)  # masked sentences
    reason = models.CharField("理由", max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="申请人", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    decision = models.CharField(
        "结果", max_length=10, choices=ExceptionDecision.choices, default=ExceptionDecision.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="处理人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("处理时间", null=True)
    remark = models.CharField("处理说明", max_length=300, blank=True)

    objects = PrivacyExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = "隐私放行"
        verbose_name_plural = "隐私放行"
        ordering = ["-asked_at", "-pk"]
        permissions = [("grant_privacyexception", "处理隐私放行申请")]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="privacy_two_persons",
                violation_error_message=ITSELF,
            ),
            models.CheckConstraint(
                condition=models.Q(decision=ExceptionDecision.WAITING, decided_by=None)
                | (~models.Q(decision=ExceptionDecision.WAITING) & models.Q(decided_by__isnull=False)),
                name="privacy_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def decide(self, user: Any, *, grants: bool, remark: str = "") -> None:
        """Let it through or not; raise ValidationError for the one who asked, or when somebody decided already."""
        if user.pk == self.asked_by_id:
            raise ValidationError(ITSELF)
        self.decision = ExceptionDecision.GRANTED if grants else ExceptionDecision.DECLINED
        self.decided_by, self.decided_at, self.remark = user, timezone.now(), remark
        row = {name: getattr(self, name) for name in ("decision", "decided_by", "decided_at", "remark")}
        if not PrivacyException.objects.filter(pk=self.pk).waiting().update(**row):
            raise ValidationError("这份申请已经有人处理过了。")
        log(instance=self, action="pii.decide", user=user, data={"decision": self.get_decision_display()})
