"""News: dated, with its source, so that a figure is never without its day."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage
from core.page_columns import PageColumn
from core.paging import page_of


class Topic(models.TextChoices):
    """The five themes of 党建引领5+."""

    MECHANISM = "mechanism", _("机制")
    QUALITY = "quality", _("质量")
    SERVICE = "service", _("服务")
    SKILLS = "skills", _("素质")
    CREDIT = "credit", _("信用")


class NewsIndexPage(BasePage):
    """All news, newest first, filtered by ``?topic=``."""

    PER_PAGE = 20

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    column = PageColumn.NEWS
    public_parameters = ("topic", "page")

    class Meta:
        verbose_name = "动态总览"

    def get_context(self, request, *args, **kwargs):
        topic = request.GET.get("topic", "")
        items = NewsPage.objects.child_of(self).listed().with_pictures().order_by("-published_on", "-pk")
        if topic:
            items = items.filter(topic=topic) if topic in Topic.values else items.none()
        return super().get_context(request, *args, **kwargs) | {
            "items": page_of(items, request, self.PER_PAGE),
            "topics": Topic.choices,
            "topic": topic,
        }


class NewsPage(BasePage):
    """One item of news."""

    published_on = models.DateField("日期", default=timezone.localdate)
    topic = models.CharField("主题", max_length=12, choices=Topic.choices, blank=True)
    source = models.CharField(
        "来源", max_length=160, blank=True, help_text="数字和引述都要有出处，例如：人民网，2022年7月14日"
    )
    body = StreamField(StoryBlock(), verbose_name="正文", blank=True)

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_group = "news"
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("published_on")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("published_on"), FieldPanel("topic"), FieldPanel("source")], heading="日期与出处"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "动态"
