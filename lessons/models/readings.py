"""The book club: cycles of reading, writing, talking and reviewing."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage

from ..blocks import BookChoiceBlock, QuestionBlock, StageBlock


class ReadingIndexPage(BasePage):
    """All cycles, newest first."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["lessons.ReadingCyclePage"]

    class Meta:
        verbose_name = "读书会总览"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "cycles": ReadingCyclePage.objects.child_of(self).listed().with_pictures().order_by("-path")
        }


class ReadingCyclePage(BasePage):
    """One cycle through 读、写、讲、评."""

    theme = models.CharField("主题", max_length=60, blank=True)
    gift_sets = models.PositiveIntegerField("互赠书籍（套）", null=True, blank=True)
    books = StreamField([("book", BookChoiceBlock())], verbose_name="书目", blank=True)
    stages = StreamField([("stage", StageBlock())], verbose_name="四个阶段", blank=True)
    questions = StreamField([("question", QuestionBlock(max_length=160))], verbose_name="引导问题", blank=True)

    parent_page_types = ["lessons.ReadingIndexPage"]
    subpage_types: list[str] = []
    search_group = "lessons"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("theme"),
        index.SearchField("stages"),
        index.SearchField("questions"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("theme"),
        FieldPanel("gift_sets"),
        FieldPanel("books"),
        FieldPanel("stages"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = "读书活动"
