"""Certificates: that somebody passed a lesson's quiz on a day, never who."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.codes import random_code
from lessons.models import LessonPage
from lessons.regulations.changes import changes

from .validity import CertificateState, Validity, last_day


def new_certificate_code() -> str:
    """Drawn as plaques' codes are: /v/ tells the two apart by asking for both."""
    return random_code(10)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates."""

    def with_law(self) -> "CertificateQuerySet":
        """With their lessons, and the rules with what became of them: four queries for any number."""
        law = ("rules__regulation__superseded_by", "rules__regulation__changes")
        return self.select_related("lesson").prefetch_related(*law)

    @transaction.atomic
    def issue(self, lesson: LessonPage, attempt: str) -> "Certificate":
        """The certificate for one passed attempt; the same attempt always gets the same one."""
        today = timezone.localdate()
        facts = {
            "lesson": lesson,
            "lesson_title": lesson.title,
            "law_as_of": lesson.law_as_of,
            "issued_on": today,
            "last_day": last_day(today, lesson.certificate_months),
        }
        certificate, is_new = self.get_or_create(attempt=attempt, defaults=facts)
        if is_new:
            certificate.rules.bulk_create(
                certificate.rules.model(certificate=certificate, regulation=row.regulation, articles=row.articles)
                for row in lesson.rules
            )
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
    last_day = models.DateField("有效期至", null=True, blank=True)
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    withdrawal_reason = models.CharField("撤销原因", max_length=200, blank=True, help_text="会公开显示，勿写个人信息。")

    objects = CertificateQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("lesson_title", "issued_on", "law_as_of", "last_day")],
            heading="证书",
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
        """Its state today."""
        return self.validity().state

    def validity(self, day: date | None = None) -> Validity:
        """What it is worth today or on a day, and since when; what ended it first is what is told."""
        day = day or timezone.localdate()
        law = tuple(changes((rule.regulation for rule in self.rules.all()), self.law_as_of or self.issued_on, day))
        if self.withdrawn_on and self.withdrawn_on <= day:
            return Validity(CertificateState.WITHDRAWN, self.withdrawn_on, law)
        over_on = self.last_day + timedelta(days=1) if self.last_day else date.max
        if over_on <= day and not (law and law[0].on <= over_on):
            return Validity(CertificateState.ENDED, over_on, law)
        if law:
            return Validity(CertificateState.LAW_CHANGED, law[0].on, law)
        if not self.rules.all() and _is_later(self._law_now(), self.law_as_of):
            return Validity(CertificateState.SUPERSEDED, None, law)
        return Validity(CertificateState.VALID)

    def is_past_term(self) -> bool:
        """Whether its own term is over today."""
        return self.last_day is not None and self.last_day < timezone.localdate()

    def _law_now(self) -> date | None:
        lesson: Any = self.lesson
        return lesson.law_as_of if lesson else None


def _is_later(now: date | None, then: date | None) -> bool:
    return now is not None and (then is None or now > then)
