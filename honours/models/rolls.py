"""Honour rolls: one page per scheme, as it stood on any day."""

from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, OuterRef, Subquery, Value, When
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from core.columns import Column
from core.dates import day_of
from core.models import BasePage, PageQuerySet

from ..figures import charts
from ..filters import RollFilter
from ..states import ROLL_STATES, HonourState
from ..turning import part_of
from .events import HonourEvent
from .places import RollPlace, RollTally, held
from .schemes import AwardScheme


class RollQuerySet(PageQuerySet):
    """Rolls."""

    def with_counts(self, day: date) -> Self:
        """In page order, each with its scheme, `held` and `noticed`: how many were valid and under notice that day."""
        counts = {
            name: Case(When(scheme__live=True, then=held(OuterRef("scheme"), day, state)), default=Value(0))
            for name, state in (("held", HonourState.VALID), ("noticed", HonourState.NOTICE))
        }
        return self.select_related("scheme").annotate(**counts).order_by("path")

    def with_newest(self, day: date) -> Self:
        """Each with the last day by then on which honours of it began to hold, `newest_on`, and how many: `newest`."""
        valid = {"scheme_id": OuterRef("scheme"), "state": HonourState.VALID}
        last = RollPlace.objects.filter(**valid, starts_on__lte=day).order_by("-starts_on").values("starts_on")[:1]
        on_it = RollTally.objects.filter(**valid).begun_on(OuterRef("newest_on"), "scheme_id").values("count")
        return self.annotate(newest_on=Subquery(last)).annotate(newest=Subquery(on_it))


class HonourRollIndexPage(BasePage):
    """All award schemes with their counts on a day."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["honours.HonourRollPage"]
    column = Column.OTHER
    public_parameters = ("on",)

    class Meta:
        verbose_name = "荣誉榜总览"

    def contents_changed_at(self) -> datetime | None:
        """What happens to honours is news of this column too."""
        last = HonourEvent.objects.order_by("-pk").values_list("recorded_at", flat=True).first()
        return max(filter(None, (last, super().contents_changed_at())), default=None)

    def get_context(self, request, *args, **kwargs):
        day = day_of(request)
        return super().get_context(request, *args, **kwargs) | {
            "rolls": HonourRollPage.objects.child_of(self).listed().with_counts(day),
            "day": day,
        }


class HonourRollPage(BasePage):
    """The roll of one scheme."""

    PER_PAGE = 50
    PER_PRINT = 2000  # rows of `?all=1`, the printed list

    scheme = models.ForeignKey(
        AwardScheme,
        verbose_name="荣誉项目",
        on_delete=models.PROTECT,
        related_name="rolls",
        related_query_name="roll",
        help_text="一个项目只有一张榜；各语言的榜是同一张。",
    )

    objects = PageManager.from_queryset(RollQuerySet)()

    parent_page_types = ["honours.HonourRollIndexPage"]
    subpage_types: list[str] = []
    search_group = "honours"
    public_parameters = ("on", "state", "spot", "trade", "q", "page", "all")
    fetched_with = ["picture", "scheme"]
    content_panels = [*BasePage.content_panels, FieldPanel("scheme")]

    class Meta:
        verbose_name = "荣誉榜"

    def clean(self) -> None:
        """A scheme has one roll, whatever the language it is read in."""
        super().clean()
        others = HonourRollPage.objects.filter(scheme=self.scheme_id).exclude(translation_key=self.translation_key)
        if self.scheme_id and (other := others.first()):
            raise ValidationError({"scheme": f"这个项目已经有一张榜：“{other.title}”。"})

    def get_context(self, request, *args, **kwargs):
        roll = RollFilter.from_request(request, self.scheme)
        return super().get_context(request, *args, **kwargs) | {
            "roll": roll,
            "honours": part_of(roll, request, self.PER_PRINT if request.GET.get("all") == "1" else self.PER_PAGE),
            "states": ROLL_STATES,
            "charts": charts(roll),
            "day_query": f"?on={roll.day:%Y-%m-%d}",
        }
