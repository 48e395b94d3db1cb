"""The charity fund: an append-only ledger without persons, and a page whose sums follow from it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage, WrittenOnce
from core.pii import validate_no_personal_number

from ..blocks import DatedTotalBlock


class Direction(models.TextChoices):
    """Which way the money went."""

    IN = "in", _("收入")
    OUT = "out", _("支出")


@dataclass(frozen=True)
class YearTotals:
    """What came in and went out in a year, in yuan, and how many people were helped."""

    year: int
    money_in: Decimal
    money_out: Decimal
    helped: int

    def plus(self, direction: str, amount: Decimal, helped: int) -> "YearTotals":
        """With one more entry."""
        money_in = self.money_in + (amount if direction == Direction.IN else 0)
        money_out = self.money_out + (amount if direction == Direction.OUT else 0)
        return YearTotals(self.year, money_in, money_out, self.helped + helped)


class LedgerQuerySet(models.QuerySet):
    """Ledger entries: written once, never changed or deleted, one by one or in bulk."""

    def by_year(self) -> list[YearTotals]:
        """The totals of every year with entries, the newest first.

        Summed here, not in SQL: SQLite adds decimals as floats and loses a cent now and then.
        """
        years: dict[int, YearTotals] = {}
        for on, direction, amount, helped in self.values_list("on", "direction", "amount", "helped"):
            before = years.get(on.year, YearTotals(on.year, Decimal(), Decimal(), 0))
            years[on.year] = before.plus(direction, amount, helped)
        return [years[year] for year in sorted(years, reverse=True)]

    def update(self, **kwargs):
        raise ValidationError(APPEND_ONLY)

    def delete(self):
        raise ValidationError(APPEND_ONLY)


APPEND_ONLY = "账目只能追加，不能修改或删除；记错了，请登记一笔冲正。"


class LedgerEntry(WrittenOnce):
    """One amount. A correction takes back exactly what it corrects; the right amount follows as an entry of its own."""

    refusal = APPEND_ONLY

    on = models.DateField("日期", default=timezone.localdate)
    direction = models.CharField("收支", max_length=3, choices=Direction.choices, blank=True)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2, null=True, blank=True)
    purpose = models.CharField(
        "用途或来源",
        max_length=80,
        validators=[validate_no_personal_number],
        help_text="会公开。写事由，不写任何人的姓名，例如：救助经营困难个体户。",
    )
    helped = models.IntegerField("帮扶人数", default=0, help_text="只填人数。")
    corrects = models.OneToOneField(
        "self",
        verbose_name="冲正哪一笔",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="correction",
        help_text="选了这一项，收支、金额和人数自动取那一笔的相反数，不用填。",
    )
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = LedgerQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("on"),
                FieldPanel("direction"),
                FieldPanel("amount"),
                FieldPanel("purpose"),
                FieldPanel("helped"),
            ],
            heading="账目（登记后不能修改）",
        ),
        FieldPanel("corrects"),
    ]

    class Meta:
        verbose_name = "爱心资金账目"
        verbose_name_plural = "爱心资金账目"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects=None, amount__gt=0, helped__gte=0) | Q(corrects__isnull=False, amount__lt=0),
                name="only_corrections_are_negative",
            ),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="an_entry_goes_in_or_out"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_direction_display()} {self.amount} 元 {self.purpose}"

    def clean(self) -> None:
        """Take back what is corrected; otherwise a direction and an amount are needed."""
        super().clean()
        if self.corrects_id:
            self._mirror(self.corrects)
            return
        if not self.direction:
            raise ValidationError({"direction": "请选收入还是支出。"})
        if self.amount is None or self.amount <= 0:
            raise ValidationError({"amount": "请填大于 0 的金额；要减去一笔，请用冲正。"})
        if self.helped < 0:
            raise ValidationError({"helped": "人数不能小于 0。"})

    def _mirror(self, wrong: Any) -> None:
        """Take back an entry, whole."""
        if wrong.corrects_id:
            raise ValidationError({"corrects": "冲正不能再冲正，请直接登记正确的一笔。"})
        if self.on and self.on < wrong.on:
            raise ValidationError({"on": "冲正的日期不能早于原来那一笔。"})
        self.direction, self.amount, self.helped = wrong.direction, -wrong.amount, -wrong.helped

    def save(self, *args, **kwargs) -> None:
        """Write a new entry, a correction as the mirror of what it corrects."""
        if self.corrects_id and not self.pk:
            self._mirror(self.corrects)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: what was written stays."""
        raise ValidationError(APPEND_ONLY)


class FundPage(BasePage):
    """What the fund is for, what others reported of it on a day, and the ledger's totals by year."""

    LATEST = 20

    body = StreamField(StoryBlock(), verbose_name="说明", blank=True)
    reported = StreamField([("total", DatedTotalBlock())], verbose_name="公开报道过的数字", blank=True)

    max_count = 1
    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("reported")]
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("reported")]

    class Meta:
        verbose_name = "爱心资金"

    def get_context(self, request, *args, **kwargs):
        years = LedgerEntry.objects.by_year()
        return super().get_context(request, *args, **kwargs) | {
            "years": years,
            "balance": sum((year.money_in - year.money_out for year in years), Decimal()),
            "latest": LedgerEntry.objects.select_related("corrects")[: self.LATEST],
        }
