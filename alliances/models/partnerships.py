"""Pairings of units, and posts that keep contact with a branch. Units and posts, never persons."""

from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage
from core.pii import validate_no_personal_number

from .organisations import Organisation

SOON = 90  # days before the end when an agreement counts as expiring


class PartnershipQuerySet(models.QuerySet):
    """Agreements."""

    def with_units(self) -> Self:
        """With both units, in the same query."""
        return self.select_related("office", "branch")

    def expiring(self, day: date) -> Self:
        """Those that hold on a day and end within `SOON` days, the next first."""
        ending = self.filter(ends_on__range=(day, day + timedelta(days=SOON)), signed_on__lte=day)
        return ending.order_by("ends_on", "pk")


class PartnershipAgreement(models.Model):
    """A signed agreement between a supervision office's branch and a branch of traders (共建协议书)."""

    office = models.ForeignKey(
        Organisation, verbose_name="监管所一方", on_delete=models.PROTECT, related_name="pairings_as_office"
    )
    branch = models.ForeignKey(
        Organisation, verbose_name="个体工商户一方", on_delete=models.PROTECT, related_name="pairings_as_branch"
    )
    signed_on = models.DateField("签订日期", null=True, blank=True, help_text="不知道就留空。")
    ends_on = models.DateField("到期日期", null=True, blank=True, help_text="没有约定期限就留空。")
    note = models.CharField("内容摘要", max_length=120, blank=True, validators=[validate_no_personal_number])

    objects = PartnershipQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("office"), FieldPanel("branch")], heading="双方"),
        MultiFieldPanel([FieldPanel("signed_on"), FieldPanel("ends_on"), FieldPanel("note")], heading="协议"),
    ]

    class Meta:
        verbose_name = "共建协议"
        verbose_name_plural = "共建协议"
        ordering = ["office__title", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(office=F("branch")), name="a_unit_is_not_paired_with_itself"),
            models.UniqueConstraint(
                fields=["office", "branch", "signed_on"],
                name="one_agreement_per_pair_and_day",
                violation_error_message="这两个单位同一天的协议已经登记过了。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}与{self.branch}"

    def clean(self) -> None:
        """Two different units, and an end after the beginning."""
        super().clean()
        if self.office_id and self.office_id == self.branch_id:
            raise ValidationError({"branch": "双方不能是同一个单位。"})
        if self.signed_on and self.ends_on and self.ends_on < self.signed_on:
            raise ValidationError({"ends_on": "到期日期早于签订日期。"})

    @property
    def days_left(self) -> int | None:
        """Days until it ends; None when no end was agreed."""
        return (self.ends_on - timezone.localdate()).days if self.ends_on else None

    @property
    def is_over(self) -> bool:
        """Whether its term has ended."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()


class ContactPoint(models.Model):
    """One post that keeps contact with one branch (联系点制度)."""

    post = models.CharField(
        "联系岗位", max_length=60, validators=[validate_no_personal_number], help_text="写岗位，不写人名。"
    )
    branch = models.ForeignKey(
        Organisation, verbose_name="联系的党组织", on_delete=models.PROTECT, related_name="contact_points"
    )

    panels = [FieldPanel("post"), FieldPanel("branch")]

    class Meta:
        verbose_name = "联系点"
        verbose_name_plural = "联系点"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.post}：{self.branch}"


class PartnershipPage(BasePage):
    """All agreements and contact points."""

    body = StreamField(StoryBlock(), verbose_name="说明", blank=True)

    max_count = 1
    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = "结对共建"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "agreements": PartnershipAgreement.objects.with_units(),
            "contact_points": ContactPoint.objects.select_related("branch"),
        }
