"""Units and persons set before others as an example; a person only with the public notice that named them."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage
from core.page_columns import PageColumn


class ExemplarKind(models.TextChoices):
    """Who is commended."""

    UNIT = "unit", "单位"
    GROUP = "group", "群体（不写人名）"
    PERSON = "person", "个人"


class CommendationIndexPage(BasePage):
    """All exemplars, in the order editors give them."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.CommendationPage"]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "先进典型总览"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        exemplars = CommendationPage.objects.child_of(self).listed().with_pictures().order_by("path")
        return super().get_context(request, *args, **kwargs) | {"exemplars": exemplars}


class CommendationPage(BasePage):
    """One commendation: who, with what title, by whom, published where."""

    kind = models.CharField("对象", max_length=8, choices=ExemplarKind.choices, default=ExemplarKind.UNIT)
    award = models.CharField("称号", max_length=80, help_text="照公布的原文写。")
    awarded_by = models.CharField("表彰单位", max_length=80)
    awarded_in = models.CharField("时间", max_length=40, blank=True, help_text="照公布的写，例如“2021年”；没写的留空。")
    source = models.CharField("出处", max_length=200, help_text="公布它的文件或媒体、日期。")
    source_url = models.URLField("出处网址", blank=True, help_text="对象是个人的，必须填公开发布的网址。")
    body = StreamField(StoryBlock(), verbose_name="事迹", blank=True)

    parent_page_types = ["news.CommendationIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_group = "news"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("award"),
        index.SearchField("awarded_by"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("award"), FieldPanel("awarded_by"), FieldPanel("awarded_in")], heading="表彰"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading="出处"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "先进典型"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="person") | models.Q(source_url__startswith="http"),
                name="person_with_published_source",
                violation_error_message="个人只有在公开发布过的前提下才能写上来：请填出处网址。",
            )
        ]

    def clean(self) -> None:
        """A person needs the address of the notice, on a site of others."""
        super().clean()
        if self.kind == ExemplarKind.PERSON and not _is_elsewhere(self.source_url):
            reason = "个人只有在公开发布过的前提下才能写上来：请填公开发布的网址（https:// 开头）。"
            raise ValidationError({"source_url": reason})


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
