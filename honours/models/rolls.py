"""Honour rolls: one page per scheme, as it stood on any day."""

from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, OuterRef, Subquery, Value, When
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from core.dates import day_of
from core.models import BasePage, PageQuerySet
from core.page_columns import PageColumn
from core.reading_modes import rows_of
from core.search_input import declared_query

from ..history.states import ENDED_EARLY, HonourState
from ..rolls.charts import charts
from ..rolls.filters import RollFilter
from ..rolls.pagination import PARAMETERS as PAGE_PARAMETERS
from ..rolls.pagination import page_of
from .events import HonourEvent
from .honours import Honour
from .roll_entries import RollCount, RollEntry, held
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
        """Each with the day on which the last of those that hold began to, `newest_on`, and how many did: `newest`."""
        valid = {"scheme_id": OuterRef("scheme"), "state": HonourState.VALID}
        last = RollEntry.objects.filter(**valid).on_day(day).order_by("-starts_on").values("starts_on")[:1]
        on_it = RollCount.objects.filter(**valid).begun_on(OuterRef("newest_on"), "scheme_id").values("count")
        return self.annotate(newest_on=Subquery(last)).annotate(newest=Subquery(on_it))


class HonourRollIndexPage(BasePage):
    """All award schemes with their counts on a day."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["honours.HonourRollPage"]
    column = PageColumn.OTHER
    public_parameters = ("on",)

    NEWEST = 12  # notices and withdrawals told of

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
            "noticed": Honour.objects.lately([HonourState.NOTICE], day, self.NEWEST),
            "ended": Honour.objects.lately(ENDED_EARLY, day, self.NEWEST),
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
    public_parameters = (*RollFilter.PARAMETERS, *PAGE_PARAMETERS, "all")
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
        first_page = dict.fromkeys((*PAGE_PARAMETERS, "all"), "")
        return super().get_context(request, *args, **kwargs) | {
            "roll": roll,
            "honours": page_of(
                roll, request, self.PER_PRINT if request.GET.get("all") == "1" else rows_of(request, self.PER_PAGE)
            ),
            "charts": charts(roll),
            "own_query": "?" + declared_query(request, **first_page, on=f"{roll.day:%Y-%m-%d}"),
        }
