"""What a reader says is wrong on a public page, and the line that page shows once it was set right."""

from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.deciding import DecisionForm
from core.pii import validate_no_personal_number
from honours.models import Merchant

from ..states import CorrectionState, WrongFact
from .cases import Case, CaseQuerySet

WORDS_KEPT_DAYS = 180  # after closing: time to look again at what was written, no longer


class CorrectionQuerySet(CaseQuerySet):
    """Corrections."""

    def shown(self) -> Self:
        """The only meaning of "public" for a correction: accepted, and its line is written."""
        return self.filter(state=CorrectionState.ACCEPTED).exclude(line="")

    def with_words(self) -> Self:
        """Those that still hold what the sender wrote."""
        return self.exclude(right_value="", source="")

    def with_outdated_words(self) -> Self:
        """Those whose sender's words we may keep no longer."""
        last = timezone.localdate() - timedelta(days=WORDS_KEPT_DAYS)
        return self.with_words().filter(closed_on__lt=last)


class Correction(Case):
    """A letter about one page or one shop. What was written is for staff alone; only the line is public."""

    base_form_class = DecisionForm

    # The letter outlives what it is about, as an objection does. Letters about a page hang on its Chinese original.
    merchant = models.ForeignKey(
        Merchant, verbose_name="商户", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    page = models.ForeignKey(
        Page, verbose_name="页面", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    subject = models.CharField("哪一页", max_length=200)
    what = models.CharField("哪里不对", max_length=10, choices=WrongFact.choices)
    right_value = models.TextField("应该是什么", validators=[MaxLengthValidator(300), validate_no_personal_number])
    source = models.TextField("怎么知道的", validators=[MaxLengthValidator(300), validate_no_personal_number])
    state = models.CharField("进度", max_length=10, choices=CorrectionState.choices, default=CorrectionState.NEW)
    reason = models.TextField(
        "不改的理由",
        blank=True,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
        help_text="300 字以内，凭受理号可以看到。不写任何人的姓名、电话。",
    )
    line = models.CharField(
        "页面上的更正",
        max_length=120,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="页面改好并公开以后再写，一句话说清改了什么，例如：营业时间原写 22:00 关门，改为 21:00。"
        "由另一人确认后登在页面上，注明日期；清空就撤下，也要另一人确认。",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta(Case.Meta):
        verbose_name = "纠错来信"
        verbose_name_plural = "纠错来信"
        indexes = [
            models.Index(fields=["merchant", "state"], name="correction_by_merchant"),
            models.Index(fields=["page", "state"], name="correction_by_page"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CorrectionState.NEW, closed_on__isnull=True, line="")
                | Q(state=CorrectionState.ACCEPTED, closed_on__isnull=True, line="")
                | Q(state=CorrectionState.ACCEPTED, closed_on__isnull=False) & ~Q(line="")
                | Q(state=CorrectionState.REFUSED, closed_on__isnull=False, line="") & ~Q(reason=""),
                name="closed_correction_has_words",
            )
        ]

    @property
    def is_shown(self) -> bool:
        """Whether readers see the line: what waits, is accepted without one or was refused is decided on by one."""
        return self.state == CorrectionState.ACCEPTED and bool(self.line)

    @property
    def is_settled(self) -> bool:
        """Whether it was refused, or what was wrong is right and says so."""
        return self.state == CorrectionState.REFUSED or self.is_shown

    @property
    def record(self) -> Any:
        """The shop or page it is about; None when that is gone."""
        return self.merchant or self.page

    @property
    def edit_address(self) -> str:
        """Where that is edited; "" when it is gone."""
        if self.merchant_id:
            return reverse("wagtailsnippets_honours_merchant:edit", args=[self.merchant_id])
        return reverse("wagtailadmin_pages:edit", args=[self.page_id]) if self.page_id else ""

    def clean(self) -> None:
        """A refusal has a reason; a line is for what was accepted and published anew since the letter came."""
        super().clean()
        self.line, self.reason = self.line.strip(), self.reason.strip()
        if self.state == CorrectionState.REFUSED and not self.reason:
            raise ValidationError({"reason": "不采纳要写理由，来信人凭受理号看得到。"})
        if self.line and self.state != CorrectionState.ACCEPTED:
            raise ValidationError({"state": "写了页面上的更正，进度要选“采纳”；不登了，就把那一格清空。"})
        if self.line and not self._is_published_since():
            raise ValidationError({"line": "收到来信以后，这一页还没有重新发布过。先改好、审完公开，再写更正。"})
        self.closed_on = (self.closed_on or timezone.localdate()) if self.is_settled else None

    def _is_published_since(self) -> bool:
        published = getattr(self.record, "last_published_at", None)
        return published is not None and timezone.localdate(published) >= self.received_on
