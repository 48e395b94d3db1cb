"""A campaign for one holiday of a year."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.charts import Chart
from core.languages import OWN, locale_key
from core.models import BasePage
from core.page_columns import PageColumn
from core.paging import page_of
from spots.models import ScenicSpotPage

from ..days import FIRST_YEAR, FOLLOW_DAYS, LAST_YEAR, LEAD_DAYS, holiday_days
from ..kinds import Festival, Phase
from ..queries import Figures
from .archives import CampaignArchive
from .findings import Finding
from .scope import CampaignSpot

PUBLIC_HELP = (
    "<p>这一页公开的只有各景点、各阶段“发现、已改、未改”的件数。商户、问题内容、投诉件数和值班清单"
    "只在后台的“假日治理”里，不会公开。</p>"
)
DATES_HELP = "留空则按放假安排（含调休）自动填写；当年通知未公布的，先按周末推算，公布后请核对。"


class CampaignIndexPage(BasePage):
    """All campaigns, newest first."""

    PER_PAGE = 12

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    public_parameters = ("page",)
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "假日治理总览"

    def get_context(self, request, *args, **kwargs):
        campaigns = CampaignPage.objects.child_of(self).listed().order_by("-starts_on", "-pk")
        return super().get_context(request, *args, **kwargs) | {"campaigns": page_of(campaigns, request, self.PER_PAGE)}


class CampaignPage(BasePage):
    """Dates, places, contents and posts of a campaign; its public figures come from the ledger."""

    festival = models.CharField("节日", max_length=8, choices=Festival.choices)
    year = models.PositiveSmallIntegerField("年份")
    starts_on = models.DateField("放假第一天", null=True, blank=True, help_text=DATES_HELP)
    ends_on = models.DateField("放假最后一天", null=True, blank=True, help_text=DATES_HELP)
    before_from = models.DateField("节前从哪天开始", null=True, blank=True, help_text="留空则为放假前 14 天。")
    after_until = models.DateField("节后到哪天结束", null=True, blank=True, help_text="留空则为收假后 10 天。")
    point_threshold = models.PositiveSmallIntegerField(
        "定点检查门槛（件）", default=3, help_text="节日期间投诉举报达到这个件数的景点，列入节后“点位式”清单。"
    )
    body = StreamField(StoryBlock(), verbose_name="做了什么", blank=True)
    note = models.CharField("数据说明", max_length=160, blank=True)

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_group = "news"
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(PUBLIC_HELP),
        MultiFieldPanel([FieldPanel("festival"), FieldPanel("year")], heading="哪一个假日"),
        MultiFieldPanel(
            [FieldPanel("before_from"), FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("after_until")],
            heading="日期",
        ),
        InlinePanel("scope", heading="三清：景点、内容、人员", label="景点"),
        FieldPanel("point_threshold"),
        FieldPanel("body"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "假日治理"

    def clean(self) -> None:
        """Propose the days that are not given; refuse days out of order and a second campaign for a holiday."""
        super().clean()
        if not (self.festival and self.year):
            return
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValidationError({"year": f"年份要在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。"})
        self.fill_in_days()
        days = [self.before_from, self.starts_on, self.ends_on, self.after_until]
        if days != sorted(days):  # type: ignore[type-var] # filled in above
            raise ValidationError({"before_from": "四个日期要从早到晚：节前开始、放假第一天、最后一天、节后结束。"})
        same = CampaignPage.objects.filter(festival=self.festival, year=self.year)
        if other := same.exclude(translation_key=self.translation_key).first():
            raise ValidationError({"year": f"{self.holiday}已经有一页：“{other.title}”。"})

    def fill_in_days(self) -> None:
        """Set the days left empty from the calendar."""
        days = holiday_days(Festival(self.festival), self.year)
        self.starts_on = self.starts_on or days.first
        self.ends_on = self.ends_on or days.last
        self.before_from = self.before_from or self.starts_on - timedelta(days=LEAD_DAYS)
        self.after_until = self.after_until or self.ends_on + timedelta(days=FOLLOW_DAYS)

    @property
    def holiday(self) -> str:
        """The holiday with its year: 2026年国庆."""
        return _("%(year)d年%(festival)s") % {"year": self.year, "festival": self.get_festival_display()}

    def phase_on(self, day: date) -> Phase | None:
        """The phase a day falls into; None before and after the campaign."""
        if not (self.before_from and self.starts_on and self.ends_on and self.after_until):
            return None
        if not self.before_from <= day <= self.after_until:
            return None
        if day < self.starts_on:
            return Phase.BEFORE
        return Phase.DURING if day <= self.ends_on else Phase.AFTER

    @property
    def phases(self) -> list[tuple[Phase, date | None, date | None]]:
        """Each phase with its first and last day."""
        one = timedelta(days=1)
        return [
            (Phase.BEFORE, self.before_from, self.starts_on and self.starts_on - one),
            (Phase.DURING, self.starts_on, self.ends_on),
            (Phase.AFTER, self.ends_on and self.ends_on + one, self.after_until),
        ]

    @cached_property
    def archive(self) -> CampaignArchive | None:
        """The kept figures, once the campaign is closed."""
        return CampaignArchive.objects.filter(campaign__translation_key=self.translation_key).first()

    def figures(self) -> Figures:
        """What the public may know: kept figures when there are any, else counted from the ledger."""
        figures = Figures.from_json(self.archive.figures) if self.archive else self.counted()
        return figures if self.locale_id == locale_key(OWN) else figures.renamed(self._spot_names())

    def counted(self) -> Figures:
        """The ledger, counted now; it names the spots in the site's own language."""
        scope = CampaignSpot.objects.filter(campaign=self.original_id).order_by("sort_order")
        titles = scope.values_list("spot__title", flat=True)
        return Figures.of(Finding.objects.of(self).counts(), list(titles))

    def _spot_names(self) -> dict[str, str]:
        """The titles of all spots in this page's language, by their own."""
        own = ScenicSpotPage.objects.in_language(OWN).filter(translation_key=OuterRef("translation_key"))
        here = ScenicSpotPage.objects.filter(locale=self.locale_id).annotate(own=Subquery(own.values("title")[:1]))
        return dict(here.order_by().values_list("own", "title"))

    @cached_property
    def scope_rows(self) -> list[Any]:
        """The spots in scope with unit and post, in their order."""
        return list(self.scope.select_related("spot", "unit")) if self.pk else []

    def get_context(self, request, *args, **kwargs):
        figures = self.figures()
        return super().get_context(request, *args, **kwargs) | {
            "figures": figures,
            "chart": Chart(_("各景点"), _("景点"), _("处"), figures.bars),
            "archive": self.archive,
            "now": self.phase_on(timezone.localdate()),
        }
