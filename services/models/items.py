"""What can be done: a service with its papers, steps, time and cost, or a guide to doing something oneself."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StepsBlock, StoryBlock
from core.models import BasePage, SourcedPage
from core.sourcing import Fact

from ..blocks import PaperBlock


class ServiceItemPage(BasePage, SourcedPage):
    """One thing a member or a shop can get done."""

    audience = models.CharField("谁可以办", max_length=80, blank=True)
    handled_by = models.CharField("哪里办", max_length=80, blank=True, help_text="写单位或岗位，不写人名。")
    centre = models.ForeignKey(
        "services.ServiceCentrePage",
        verbose_name="在哪个中心办",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="items",
        help_text="选了中心，页面会显示它的地址和现在开不开门。",
    )
    papers = StreamField([("paper", PaperBlock(max_length=80))], verbose_name="带什么材料", blank=True)
    steps = StreamField([("steps", StepsBlock())], verbose_name="怎么办", blank=True, max_num=1)
    takes = models.CharField("多久办好", max_length=60, blank=True)
    fee = models.CharField("收费", max_length=60, blank=True, help_text="例如：不收费。拿不准写“以现场公示为准”。")
    body = StreamField(StoryBlock(), verbose_name="补充说明", blank=True)

    parent_page_types = ["services.ServicesIndexPage", "services.QualityPlatformPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    sourced_facts = {
        Fact.SERVICE: ("title", "audience", "handled_by"),
        Fact.PROCEDURE: ("papers", "steps", "takes"),
        Fact.PRICE: ("fee",),
    }
    fetched_with = [*BasePage.fetched_with, "centre"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("audience"),
        index.SearchField("papers"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("audience"), FieldPanel("handled_by"), FieldPanel("centre")], heading="谁办，在哪办"
        ),
        FieldPanel("papers"),
        FieldPanel("steps"),
        MultiFieldPanel([FieldPanel("takes"), FieldPanel("fee")], heading="时间和费用"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "服务项目"
