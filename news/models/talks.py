"""Talks and lectures, in the hall, online or both."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import AttachmentBlock, StoryBlock
from core.freshness import fresh_until
from core.media.blocks import RecordingBlock
from core.models import BasePage, PageQuerySet
from core.page_columns import PageColumn


class Attendance(models.TextChoices):
    """How one takes part."""

    HALL = "hall", _("线下")
    ONLINE = "online", _("线上")
    BOTH = "both", _("线上线下结合")


class TalkQuerySet(PageQuerySet):
    """Talks by time. One without a date comes last: the source names it but not its day."""

    def upcoming(self) -> Self:
        """Not over yet, the next one first."""
        return self.filter(ends_at__gte=timezone.now()).order_by("starts_at", "path")

    def past(self) -> Self:
        """Over, or undated; the latest first."""
        over = models.Q(ends_at__lt=timezone.now()) | models.Q(starts_at=None)
        return self.filter(over).order_by(models.F("starts_at").desc(nulls_last=True), "path")


class TalkIndexPage(BasePage):
    """All talks: those to come, then those that were."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.TalkPage"]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "讲座总览"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        talks = TalkPage.objects.child_of(self).listed()
        upcoming = talks.upcoming()
        fresh_until(min((talk.ends_at for talk in upcoming), default=None))
        return super().get_context(request, *args, **kwargs) | {"upcoming": upcoming, "past": talks.past()}


class TalkPage(BasePage):
    """One talk or series. The speaker is named by post and unit."""

    starts_at = models.DateTimeField("开始", null=True, blank=True, help_text="出处没写日期的，留空。")
    ends_at = models.DateTimeField("结束", null=True, blank=True)
    attendance = models.CharField("方式", max_length=8, choices=Attendance.choices, default=Attendance.HALL)
    place = models.CharField("地点", max_length=120, blank=True)
    stream_url = models.URLField("线上地址", blank=True, help_text="直播或会议的网址，以 https:// 开头。")
    series = models.CharField("系列", max_length=60, blank=True, help_text="例如：高质量人才论坛")
    speaker = models.CharField("主讲", max_length=120, blank=True, help_text="写岗位或单位，不写人名。")
    source = models.CharField("出处", max_length=200, blank=True)
    source_url = models.URLField("出处网址", blank=True)
    body = StreamField(StoryBlock(), verbose_name="介绍", blank=True)
    handouts = StreamField([("attachment", AttachmentBlock())], verbose_name="讲义", blank=True)
    recordings = StreamField([("recording", RecordingBlock())], verbose_name="录音录像", blank=True)

    objects = PageManager.from_queryset(TalkQuerySet)()

    parent_page_types = ["news.TalkIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_group = "lessons"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("series"),
        index.SearchField("place"),
        index.SearchField("speaker"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading="时间"),
        MultiFieldPanel([FieldPanel("attendance"), FieldPanel("place"), FieldPanel("stream_url")], heading="怎么参加"),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("speaker")], heading="系列与主讲"),
        FieldPanel("body"),
        FieldPanel("handouts"),
        FieldPanel("recordings"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading="出处"),
    ]

    class Meta:
        verbose_name = "讲座"

    def clean(self) -> None:
        """A talk ends after it begins, is held somewhere, and its stream is safe to open."""
        super().clean()
        errors: dict[str, str] = {}
        if bool(self.starts_at) != bool(self.ends_at):
            errors["ends_at"] = "开始和结束要么都填，要么都留空。"
        elif self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = "结束要晚于开始。"
        if self.stream_url and not self.stream_url.startswith("https://"):
            errors["stream_url"] = "线上地址要以 https:// 开头。"
        if self.stream_url and self.attendance == Attendance.HALL:
            errors["attendance"] = "填了线上地址，方式就不是“线下”。"
        if errors:
            raise ValidationError(errors)

    @property
    def where(self) -> str:
        """The place; for a talk that is only online, that word."""
        return self.place or (self.get_attendance_display() if self.attendance == Attendance.ONLINE else "")

    def is_over(self) -> bool:
        """Whether it has ended; an undated one counts as over."""
        fresh_until(self.ends_at)
        return self.ends_at is None or self.ends_at < timezone.now()
