"""An honour: one merchant under one scheme, from one day until its end or withdrawal."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.codes import random_code

from ..forms import ReachForm
from ..history.changes import Facts, changes
from ..history.states import ENDED_EARLY, HonourState, WithdrawalKind
from ..history.telling import Line, told
from ..history.timeline import Timeline
from ..queries import HonourQuerySet
from ..working_days import last_day_of_notice
from .editable import EditableRecord
from .merchants import Merchant
from .schemes import AwardScheme


def new_plaque_code() -> str:
    """What a plaque's QR code carries: 10 random signs, about 8·10¹⁴ of them, so none can be guessed."""
    return random_code(10)


class Honour(EditableRecord):
    """A plaque on a wall, as a record."""

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.PROTECT, related_name="honours")
    scheme = models.ForeignKey(AwardScheme, verbose_name="荣誉项目", on_delete=models.PROTECT, related_name="honours")
    number = models.CharField("牌匾编号", max_length=40)
    code = models.CharField("防伪码", max_length=10, unique=True, default=new_plaque_code, editable=False)
    notice_on = models.DateField("公示开始", null=True, blank=True)
    notice_until = models.DateField(
        "公示截至", null=True, blank=True, help_text="留空则按荣誉项目的公示工作日和节假日安排计算。"
    )
    issued_on = models.DateField("授予日期", null=True, blank=True, help_text="公示期间留空。")
    valid_to = models.DateField("有效期至", null=True, blank=True, help_text="留空则按荣誉项目的有效期计算。")
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    withdrawal_kind = models.CharField(
        "性质", max_length=12, choices=WithdrawalKind.choices, default=WithdrawalKind.WITHDRAWN
    )
    withdrawal_reason = models.CharField("撤销原因", max_length=200, blank=True, help_text="会公开显示，勿写个人信息。")

    base_form_class = ReachForm
    objects = HonourQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("merchant"), FieldPanel("scheme"), FieldPanel("number")], heading="荣誉"),
        MultiFieldPanel([FieldPanel("notice_on"), FieldPanel("notice_until")], heading="公示"),
        MultiFieldPanel([FieldPanel("issued_on"), FieldPanel("valid_to")], heading="授予与有效期"),
        MultiFieldPanel(
            [FieldPanel("withdrawn_on"), FieldPanel("withdrawal_kind"), FieldPanel("withdrawal_reason")],
            heading="撤销或收回",
        ),
    ]

    class Meta:
        verbose_name = "荣誉"
        verbose_name_plural = "荣誉"
        ordering = ["scheme", "number"]
        indexes = [
            models.Index(fields=["scheme", "live", "number"], name="honour_by_roll"),
            models.Index(fields=["valid_to"], name="honour_by_end"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "number"],
                name="one_honour_per_number",
                violation_error_message="这个牌匾编号已经用过了。",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("issued_on")),
                name="honour_ends_after_issue",
                violation_error_message="有效期不能早于授予日期。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawal_reason=""),
                name="withdrawal_has_reason",
                violation_error_message="撤销荣誉要写明原因。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.number}，{self.merchant}"

    def clean(self) -> None:
        """Fill in what the scheme's rules say; refuse what they forbid."""
        super().clean()
        if not self.withdrawn_on:
            self.withdrawal_kind = WithdrawalKind.WITHDRAWN
        if not (self.scheme_id and self.merchant_id):
            return
        if self.scheme.merchant_kind and self.scheme.merchant_kind != self.merchant.kind:
            raise ValidationError({"merchant": f"“{self.scheme}”只授予{self.scheme.get_merchant_kind_display()}。"})
        self._apply_notice_rule()
        if self.valid_to is None and self.issued_on:
            self.valid_to = self.scheme.valid_to(self.issued_on)

    def _apply_notice_rule(self) -> None:
        days = self.scheme.notice_working_days
        if not days:
            return
        if not self.notice_on:
            if self.issued_on:
                raise ValidationError({"notice_on": "这个项目须先公示，请填写公示开始日期。"})
            return
        ends = last_day_of_notice(self.notice_on, days)
        self.notice_until = self.notice_until or ends
        if self.notice_until < ends:
            raise ValidationError({"notice_until": f"公示要满 {days} 个工作日。"})
        if self.issued_on and self.issued_on <= self.notice_until:
            raise ValidationError({"issued_on": f"公示到 {self.notice_until:%Y-%m-%d} 才结束，授予日期要在那之后。"})

    @property
    def facts(self) -> Facts:
        """The dates as this record has them, published or not."""
        return Facts(
            self.notice_on,
            self.notice_until,
            self.issued_on,
            self.valid_to,
            self.withdrawn_on,
            self.withdrawal_reason,
            self.withdrawal_kind,
        )

    @property
    def public_spot(self) -> Any:
        """The merchant's spot, unless its page is closed; lists bring the answer along (`in_roll_order`)."""
        if "spot_is_open" in vars(self):
            self.merchant.spot_is_open = vars(self)["spot_is_open"]
        return self.merchant.public_spot

    def state_on(self, day: date) -> HonourState:
        """The state on a day, from what happened; the same rule as `HonourQuerySet.in_state`."""
        return Timeline.after(event.happening() for event in self.events.all()).state_on(day)

    @property
    def was_public(self) -> bool:
        """Whether readers have ever seen it: then its plaque is answered for."""
        return self.first_published_at is not None or self.events.exists()

    @property
    def standing_then(self) -> HonourState:
        """The state of `with_state_on` as a member: a query brings its value."""
        return HonourState(self.state_then)

    @property
    def changes(self) -> list[Line]:
        """What was changed of it since readers first saw it; of one that is only previewed, nothing."""
        return told(self.events.all()) if self.pk else []

    @property
    def state(self) -> HonourState:
        """The state today; in a preview, the one that publishing would bring."""
        today = timezone.localdate()
        if self.pk and self.live:
            return self.state_on(today)
        return Timeline.after(changes(self.facts, Timeline.after([]), today)).state_on(today)

    def get_preview_template(self, request, mode_name):
        return "honours/merchant.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return context | {"merchant": self.merchant, **by_standing([self])}


def by_standing(honours: Iterable[Honour]) -> dict[str, list[Honour]]:
    """A shop's honours as its page tells them: all that are known, those that hold, and the others, worst first."""
    shown = [honour for honour in honours if honour.state != HonourState.PENDING]
    other = [honour for honour in shown if honour.state != HonourState.VALID]
    return {
        "honours": shown,
        "valid": [honour for honour in shown if honour.state == HonourState.VALID],
        "other": sorted(other, key=lambda honour: honour.state not in ENDED_EARLY),
    }
