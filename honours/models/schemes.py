"""Award schemes: names, issuers and rules are data, never code."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks import PLAIN_FEATURES
from core.opencc import in_words

from ..history.states import AwardLevel, MerchantKind
from .editable import EditableRecord


class AwardScheme(EditableRecord, index.Indexed):
    """One kind of honour: who gives it, by which criteria, for how long."""

    title = models.CharField("荣誉名称", max_length=60, unique=True)
    english = models.CharField(
        "英文名称", max_length=120, blank=True, help_text="英文页面上显示；繁体按规则转换，不用填。"
    )
    level = models.CharField("级别", max_length=10, choices=AwardLevel.choices, default=AwardLevel.DISTRICT)
    issuer = models.CharField("颁发单位", max_length=120)
    issuer_english = models.CharField(
        "颁发单位英文名称", max_length=240, blank=True, help_text="英文页面上显示；留空时显示中文。"
    )
    merchant_kind = models.CharField(
        "授予对象",
        max_length=12,
        choices=MerchantKind.choices,
        blank=True,
        help_text="留空表示企业和个体工商户都可以。",
    )
    validity_months = models.PositiveSmallIntegerField(
        "有效期（月）", null=True, blank=True, help_text="从授予之日算起；留空表示长期有效、动态管理。"
    )
    notice_working_days = models.PositiveSmallIntegerField(
        "公示工作日", null=True, blank=True, help_text="授予前须公示的工作日数；留空表示本项目没有公示要求。"
    )
    criteria_version = models.CharField("评定标准版本", max_length=80, blank=True)
    legal_basis = models.CharField("依据", max_length=200, blank=True)
    intro = RichTextField("说明", features=PLAIN_FEATURES, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("title", "english", "level", "issuer", "issuer_english")], heading="荣誉"
        ),
        MultiFieldPanel(
            [FieldPanel("merchant_kind"), FieldPanel("notice_working_days"), FieldPanel("validity_months")],
            heading="授予规则",
        ),
        MultiFieldPanel(
            [FieldPanel("criteria_version"), FieldPanel("legal_basis"), FieldPanel("intro")], heading="依据与说明"
        ),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("live")]

    class Meta:
        verbose_name = "荣誉项目"
        verbose_name_plural = "荣誉项目"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What it is called in the reader's language."""
        return in_words(self.title, self.english)

    @property
    def roll(self) -> Any:
        """Its roll in the reader's language; none where there is no such page."""
        rolls: Any = self.rolls
        return rolls.in_language().first()

    def valid_to(self, issued_on: date) -> date | None:
        """The last day of validity of an honour issued on a day; None when it does not end."""
        if self.validity_months is None:
            return None
        return issued_on + relativedelta(months=self.validity_months, days=-1)

    def get_preview_template(self, request, mode_name):
        return "honours/award_scheme_preview.html"
