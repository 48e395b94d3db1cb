"""A scenic spot: what it is, how to get there, when it is open, who answers for it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage, SourcedPage
from core.opening_hours import OpeningState, opening_state, validate_opening
from core.opening_words import opening_words
from core.page_columns import PageColumn
from core.questions import Answer, Question
from core.sourcing import Fact

from ..blocks import SpotStoryBlock, TipBlock, WayBlock


class ScenicSpotIndexPage(BasePage):
    """All scenic spots, in the order editors give them."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["spots.ScenicSpotPage"]
    column = PageColumn.OTHER
    public_parameters = ()

    class Meta:
        verbose_name = "景点总览"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "spots": ScenicSpotPage.objects.child_of(self).listed().with_pictures().order_by("path")
        }


class ScenicSpotPage(BasePage, SourcedPage):
    """One scenic spot; the honoured shops on it are a query, never typed by hand."""

    area = models.CharField("片区", max_length=40, blank=True, help_text="相邻景点写同一个片区名。")
    address = models.CharField("地址", max_length=120, blank=True)
    ticket = models.CharField("门票", max_length=80, blank=True, help_text="例如：免费开放")
    opening = models.TextField(
        "开放时间",
        blank=True,
        validators=[validate_opening],
        help_text="一行一条：“每天 09:00-22:00”“周一至周五 07:30-22:30”或“全天”。不确定就留空。",
    )
    opening_note = models.CharField("开放说明", max_length=160, blank=True)
    body = StreamField(SpotStoryBlock(), verbose_name="介绍", blank=True)
    ways = StreamField([("way", WayBlock())], verbose_name="怎么去", blank=True)
    tips = StreamField([("tip", TipBlock(max_length=160))], verbose_name="小贴士", blank=True)
    alliance = models.CharField("负责的党建联盟", max_length=60, blank=True)
    market_office = models.CharField("市场监管所", max_length=60, blank=True)

    parent_page_types = ["spots.ScenicSpotIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    takes_corrections = True
    sourced_facts = {
        Fact.NAME: ("title",),
        Fact.PLACE: ("address",),
        Fact.HOURS: ("opening", "opening_note"),
        Fact.PRICE: ("ticket",),
        Fact.WAY: ("ways",),
        Fact.STORY: ("body",),
        Fact.RESPONSIBLE: ("alliance", "market_office"),
    }
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("opening")]
    search_group = "spots"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("address"),
        index.SearchField("area"),
        index.SearchField("ticket"),
        index.SearchField("opening_note"),
        index.SearchField("body"),
        index.SearchField("ways"),
        index.SearchField("tips"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("area"), FieldPanel("address"), FieldPanel("ticket")], heading="位置与门票"),
        MultiFieldPanel([FieldPanel("opening"), FieldPanel("opening_note")], heading="开放时间"),
        FieldPanel("body"),
        FieldPanel("ways"),
        FieldPanel("tips"),
        MultiFieldPanel([FieldPanel("alliance"), FieldPanel("market_office")], heading="谁负责"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "景点"

    def opening_now(self) -> OpeningState:
        """Whether the spot is open at this moment in Chongqing."""
        return opening_state(self.opening, timezone.localtime())

    def answer(self, question: Question) -> Answer | None:
        """Opening hours, ticket, address and the way, each where the page knows it."""
        match question:
            case Question.OPENING if self.opening or self.opening_note:
                return Answer(
                    " · ".join(
                        [
                            *opening_words(self.opening).splitlines(),
                            *filter(None, [self.opening_note, self._doubt(Fact.HOURS)]),
                        ]
                    )
                )
            case Question.PRICE if self.ticket:
                return Answer(" · ".join(filter(None, [self.ticket, self._doubt(Fact.PRICE)])))
            case Question.PLACE if self.address:
                return Answer(self.address, "ways" if self.ways else "")
            case Question.WAY if self.ways:
                return Answer(self.ways[0].value["text"], "ways")
        return None

    def _doubt(self, fact: Fact) -> str:
        return gettext("待核实") if fact in self.unsourced_facts() else ""
