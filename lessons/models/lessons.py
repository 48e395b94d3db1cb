"""Safety lessons: read on a phone in ten minutes, dated against the law they were written for."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import AttachmentBlock
from core.models import BasePage, Photo
from core.page_columns import PageColumn
from core.pictures import attach_sizes
from lessons.regulations.changes import RuleChange, changes
from lessons.regulations.models import Amendment

from ..blocks import KeyPointBlock, PartBlock
from ..reading_time import minutes_to_read
from .citations import CitedRule

SHORT = "short"  # ?version=short
SHORT_MINUTES = 10


class LessonIndexPage(BasePage):
    """All lessons, in the order editors give them."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["lessons.LessonPage"]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "安全课堂总览"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "lessons": LessonPage.objects.child_of(self).listed().with_pictures().order_by("path")
        }


class LessonPage(BasePage):
    """One safety lesson."""

    audience = models.CharField("讲给谁听", max_length=80, blank=True)
    speaker_unit = models.CharField("主讲单位", max_length=80, blank=True)
    key_points = StreamField([("point", KeyPointBlock(max_length=80))], verbose_name="要点", blank=True)
    parts = StreamField([("part", PartBlock())], verbose_name="各节", blank=True)
    attachments = StreamField([("attachment", AttachmentBlock())], verbose_name="附件", blank=True)
    law_as_of = models.DateField("依据法规截至", null=True, blank=True, help_text="课文依据这一天有效的法规写成。")
    review_on = models.DateField(
        "复核日期", null=True, blank=True, help_text="过了这一天，页面会提醒读者以最新规定为准。"
    )
    certificate_months = models.PositiveSmallIntegerField(
        "证书管几个月",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="留空：不定期限，依据的规定变了才到期。改了只管以后发的证书。",
    )

    parent_page_types = ["lessons.LessonIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ("version", "type")
    takes_corrections = True
    search_group = "lessons"
    fetched_with = [*BasePage.fetched_with, "quiz"]
    search_fields = [*BasePage.search_fields, index.SearchField("key_points"), index.SearchField("parts")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("speaker_unit")], heading="对象与主讲"),
        FieldPanel("key_points"),
        FieldPanel("parts"),
        FieldPanel("attachments"),
        InlinePanel("cited_rules", heading="依据的规定", label="一部规定"),
        MultiFieldPanel(
            [
                HelpPanel(template="lessons/admin/law_panel.html"),
                FieldPanel("law_as_of"),
                FieldPanel("review_on"),
                FieldPanel("certificate_months"),
            ],
            heading="时效",
        ),
    ]

    class Meta:
        verbose_name = "安全课"

    def clean(self) -> None:
        """Refuse a short version that is not short."""
        super().clean()
        if self.has_short() and (minutes := self.short_minutes()) > SHORT_MINUTES:
            reason = f"简版要读 {minutes} 分钟，请少勾几节，控制在 {SHORT_MINUTES} 分钟以内。"
            raise ValidationError({"parts": reason})

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The version asked for by ``?version=short``; parts keep their numbers, so that links to them hold."""
        version = request.GET.get("version", "")
        if version not in ("", SHORT):
            raise BadRequest(_("课文只有完整版和简版（version=short）。"))
        is_short = version == SHORT and self.has_short()
        attach_sizes([*self.slides(), *([self.picture] if self.picture else [])])
        return super().get_context(request, *args, **kwargs) | {
            "is_short": is_short,
            "is_large": request.GET.get("type") == "large",
            "numbered": self.numbered(short=is_short),
        }

    @cached_property
    def test(self) -> Any:
        """Its quiz, whatever the language in which the lesson is read; None without one."""
        original: Any = self
        if self.original_id != self.pk:
            original = LessonPage.objects.filter(pk=self.original_id).select_related("quiz").first()
        return getattr(original, "quiz", None)

    def slides(self) -> Iterator[Photo]:
        """The pictures of all decks, in order."""
        for part in self.parts:
            for block in part.value["body"]:
                if block.block_type == "deck":
                    yield from (slide["picture"] for slide in block.value["slides"] if slide["picture"])

    def numbered(self, *, short: bool) -> list[tuple[int, StreamValue.StreamChild]]:
        """The parts of a version, each with its number in the whole lesson."""
        return [
            (number, part) for number, part in enumerate(self.parts, start=1) if not short or part.value.get("in_short")
        ]

    def has_short(self) -> bool:
        """Whether there is a short version: some parts are marked for it, but not all."""
        return 0 < len(self.numbered(short=True)) < len(self.parts)

    def minutes(self) -> int:
        """Minutes for the whole lesson, at least one."""
        return minutes_to_read([*self.key_points, *self.parts])

    def short_minutes(self) -> int:
        """Minutes for the short version."""
        return minutes_to_read([*self.key_points, *(part for _, part in self.numbered(short=True))])

    def review_is_due(self) -> bool:
        """Whether the review date has passed."""
        return self.review_on is not None and self.review_on < timezone.localdate()

    @cached_property
    def rules(self) -> list[CitedRule]:
        """The public rules it cites; they hang on the original, whatever the language in which the lesson is read."""
        is_original = self.original_id in (None, self.pk)
        found = self.cited_rules.all() if is_original else CitedRule.objects.filter(lesson=self.original_id)
        if isinstance(found, models.QuerySet):  # else they are those of a form
            amendments = Amendment.objects.filter(regulation=OuterRef("regulation"))
            found = found.select_related("regulation__superseded_by").annotate(is_amended=Exists(amendments))
        rows = list(found)
        prefetch_related_objects(rows, "regulation__superseded_by")
        amended = any(getattr(row, "is_amended", True) for row in rows)  # few ever are: then nothing is asked
        changes_of = Amendment.objects.all() if amended else Amendment.objects.none()
        prefetch_related_objects(rows, Prefetch("regulation__changes", changes_of))
        return [row for row in rows if row.regulation.live]

    def law_changes(self, until: date | None = None) -> list[RuleChange]:
        """What changed in its rules after the day by which it is written, until today or a day; [] without that day."""
        if self.law_as_of is None:
            return []
        return changes((row.regulation for row in self.rules), self.law_as_of, until or timezone.localdate())
