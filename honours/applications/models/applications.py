"""A shop's application: read by staff alone, answered by its case number, deleted with its round's papers."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from core.pii import validate_no_personal_number
from honours.fields import validate_credit_code
from honours.history.states import MerchantKind
from honours.models import Honour, Trade
from honours.objections.models.cases import new_case_number
from spots.models import ScenicSpotPage

from ..states import DECIDED, ApplicationState
from .rounds import AwardRound


class ApplicationQuerySet(models.QuerySet):
    """Applications."""

    def waiting(self) -> Self:
        """Those that the desk has to look at."""
        return self.filter(state=ApplicationState.NEW)

    def without_draft(self) -> Self:
        """Accepted ones that are no draft of an honour yet."""
        return self.filter(state=ApplicationState.ACCEPTED, honour=None)

    def outdated(self, day: date) -> Self:
        """Those whose time has run out."""
        return self.filter(round__delete_on__lte=day)

    def with_paper_counts(self) -> Self:
        """With `paper_count`, in the same query."""
        return self.annotate(paper_count=Count("papers"))


class Application(models.Model):
    """One shop in one round. Whatever was sent is shown in the admin and nowhere else."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    number = models.CharField("受理号", max_length=8, unique=True, default=new_case_number, editable=False)
    round = models.ForeignKey(
        AwardRound, verbose_name="申报轮次", on_delete=models.PROTECT, related_name="applications"
    )
    title = models.CharField("招牌名", max_length=80, validators=[validate_no_personal_number])
    registered_name = models.CharField("登记名称", max_length=120, validators=[validate_no_personal_number])
    credit_code = models.CharField("统一社会信用代码", max_length=18, validators=[validate_credit_code])
    kind = models.CharField("类型", max_length=12, choices=MerchantKind.choices)
    trade = models.ForeignKey(Trade, verbose_name="行业", null=True, blank=True, on_delete=models.SET_NULL)
    spot = models.ForeignKey(
        ScenicSpotPage, verbose_name="所在景点", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address = models.CharField("地址或摊位号", max_length=120, validators=[validate_no_personal_number])
    contact = models.CharField("联系方式", max_length=120)
    promise = models.TextField("勾选的承诺书", editable=False)
    supplement = models.TextField(
        "补充说明", blank=True, validators=[MaxLengthValidator(600), validate_no_personal_number]
    )
    received_on = models.DateField("收到日期", default=timezone.localdate)
    supplemented_on = models.DateField("补充日期", null=True, blank=True, editable=False)
    state = models.CharField("进度", max_length=10, choices=ApplicationState.choices, default=ApplicationState.NEW)
    answer = models.TextField(
        "要补什么、为什么不受理",
        blank=True,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
        help_text="300 字以内，店家凭受理号看得到。待补充材料和不予受理必须写。不写任何人的姓名、电话。",
    )
    post = models.CharField("经办岗位", max_length=60, blank=True, help_text="写岗位，不写人名。")
    decided_on = models.DateField("办结日期", null=True, blank=True, editable=False)
    honour = models.OneToOneField(
        Honour,
        verbose_name="建立的公示",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="application",
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "荣誉申报"
        verbose_name_plural = "荣誉申报"
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["round", "state"], name="application_by_state"),
            models.Index(fields=["credit_code"], name="application_by_code"),
        ]
        permissions = [("export_application", "可以导出荣誉申报")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[ApplicationState.NEW, ApplicationState.ACCEPTED]) | ~Q(answer=""),
                name="refused_application_has_words",
                violation_error_message="待补充材料和不予受理，要写明原因。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def clean(self) -> None:
        """A shop that must do something, or is refused, is told what and why; a built draft holds the decision."""
        super().clean()
        self.answer = self.answer.strip()
        if self.state in (ApplicationState.ASKED_BACK, ApplicationState.REFUSED) and not self.answer:
            raise ValidationError({"answer": "请写明要补什么，或者为什么不受理；店家凭受理号看得到。"})
        if self.honour_id and self.state != ApplicationState.ACCEPTED:
            raise ValidationError({"state": "已经建立公示草稿，要改结论，请先删除那份荣誉草稿。"})
        self.decided_on = (self.decided_on or timezone.localdate()) if self.is_decided else None

    @property
    def is_decided(self) -> bool:
        """Whether it was accepted or refused."""
        return self.state in DECIDED

    @property
    def grouped_number(self) -> str:
        """Four and four, easier to read out."""
        return f"{self.number[:4]} {self.number[4:]}"

    @property
    def others(self) -> "ApplicationQuerySet":
        """Further applications with its credit code in its round: the desk settles which one counts."""
        return Application.objects.filter(round=self.round_id, credit_code=self.credit_code).exclude(pk=self.pk)
