"""The book club: cycles of reading, writing, talking and reviewing."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from core.page_columns import PageColumn

from ..blocks import BookChoiceBlock, QuestionBlock, StageBlock
from ..stages import CycleStage
from ..timetable import Leg, coming, on_now, timetable


class ReadingIndexPage(BasePage):
    """All cycles, newest first."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["lessons.ReadingCyclePage"]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "读书会总览"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "cycles": ReadingCyclePage.objects.child_of(self).listed().with_pictures().order_by("-path")
        }


class ReadingCyclePage(BasePage):
    """One cycle through 读、写、讲、评; which stage is on follows from the dates and the clock."""

    theme = models.CharField("主题", max_length=60, blank=True)
    books = StreamField([("book", BookChoiceBlock())], verbose_name="书目", blank=True)
    stages = StreamField([("stage", StageBlock())], verbose_name="四个阶段", blank=True)
    questions = StreamField([("question", QuestionBlock(max_length=160))], verbose_name="引导问题", blank=True)
    takes_notes = models.BooleanField(
        "收读后感", default=False, help_text="勾选后，页面上可以用笔名交读后感，收到最后一个阶段结束为止。"
    )

    parent_page_types = ["lessons.ReadingIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ("page",)  # of the notes
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
        FieldPanel("books"),
        FieldPanel("stages"),
        FieldPanel("questions"),
        FieldPanel("takes_notes"),
    ]

    class Meta:
        verbose_name = "读书活动"

    def clean(self) -> None:
        """Each stage once, in the order of the four."""
        super().clean()
        named = [block.value["stage"] for block in self.stages]
        if len(set(named)) < len(named):
            raise ValidationError({"stages": "同一个阶段只写一次。"})
        in_order = sorted(self.timetable, key=lambda leg: CycleStage.values.index(leg.stage))
        dates = [leg.starts_on for leg in in_order]
        if dates != sorted(dates):
            raise ValidationError({"stages": "四个阶段的日期要按读、写、讲、评的先后。"})

    @property
    def timetable(self) -> list[Leg]:
        """The dated stages in time order."""
        return timetable(block.value for block in self.stages)

    @cached_property
    def now(self) -> Leg | None:
        """The stage that is on today."""
        return on_now(self.timetable, timezone.localdate())

    @cached_property
    def next(self) -> Leg | None:
        """The stage that begins next."""
        return coming(self.timetable, timezone.localdate())

    @property
    def days_to_next(self) -> int | None:
        """Days from today to the stage that begins next."""
        return (self.next.starts_on - timezone.localdate()).days if self.next else None

    @cached_property
    def gift_entries(self) -> list:
        """The lines of its gift ledger; none while the cycle is only previewed."""
        return list(self.gifts.model.objects.filter(cycle=self.original_id)) if self.pk else []

    @property
    def gift_total(self) -> int:
        """Sets given in this cycle: the sum of the lines shown, never a number of its own."""
        return sum(entry.sets for entry in self.gift_entries)

    def takes_notes_on(self, day: date) -> bool:
        """Whether notes may be sent: the editor says so, and the last stage is not over."""
        legs = self.timetable
        return self.takes_notes and (not legs or day <= max(leg.ends_on for leg in legs))

    def is_taking_notes(self) -> bool:
        """Whether notes may be sent today."""
        return self.takes_notes_on(timezone.localdate())
