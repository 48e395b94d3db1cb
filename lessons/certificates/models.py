"""Certificates: that somebody passed a lesson's quiz on a day, never who."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.codes import random_code
from lessons.models import LessonPage


def new_certificate_code() -> str:
    """Drawn as plaques' codes are: /v/ tells the two apart by asking for both."""
    return random_code(10)


class CertificateState(models.TextChoices):
    """What a certificate is worth today."""

    VALID = "valid", _("有效")
    SUPERSEDED = "expired", _("课文已更新")
    WITHDRAWN = "withdrawn", _("已撤销")


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates."""

    def issue(self, lesson: LessonPage, attempt: str) -> "Certificate":
        """The certificate for one passed attempt; the same attempt always gets the same one."""
        facts = {"lesson": lesson, "lesson_title": lesson.title, "law_as_of": lesson.law_as_of}
        certificate, _ = self.get_or_create(attempt=attempt, defaults=facts)
        return certificate


class Certificate(models.Model):
    """A passed quiz. It outlives its lesson, so title and date of the law are its own."""

    code = models.CharField("校验码", max_length=10, unique=True, default=new_certificate_code, editable=False)
    attempt = models.CharField(max_length=64, unique=True, editable=False)  # the attempt's random name, nobody's
    lesson = models.ForeignKey(
        LessonPage, verbose_name="课程", null=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    lesson_title = models.CharField("课程名称", max_length=255)
    law_as_of = models.DateField("依据法规截至", null=True, blank=True)
    issued_on = models.DateField("通过日期", default=timezone.localdate)
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    withdrawal_reason = models.CharField("撤销原因", max_length=200, blank=True, help_text="会公开显示，勿写个人信息。")

    objects = CertificateQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("lesson_title", "issued_on", "law_as_of")], heading="证书"
        ),
        MultiFieldPanel([FieldPanel("withdrawn_on"), FieldPanel("withdrawal_reason")], heading="撤销"),
    ]

    class Meta:
        verbose_name = "学习证书"
        verbose_name_plural = "学习证书"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="certificate_withdrawn_after_issue",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("issued_on")),
                violation_error_message="撤销日期不能早于通过日期。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson_title}（{self.code}）"

    def clean(self) -> None:
        """A withdrawal says why."""
        if self.withdrawn_on and not self.withdrawal_reason:
            raise ValidationError({"withdrawal_reason": "请写明撤销原因，持证人会看到。"})

    @property
    def state(self) -> CertificateState:
        """Its state today: superseded once the lesson is written against a later law."""
        if self.withdrawn_on and self.withdrawn_on <= timezone.localdate():
            return CertificateState.WITHDRAWN
        return CertificateState.SUPERSEDED if _is_later(self._law_now(), self.law_as_of) else CertificateState.VALID

    def _law_now(self) -> date | None:
        lesson: Any = self.lesson
        return lesson.law_as_of if lesson else None


def _is_later(now: date | None, then: date | None) -> bool:
    return now is not None and (then is None or now > then)
