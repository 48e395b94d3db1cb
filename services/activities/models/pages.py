"""Where activities are shown: by month, on a poster, and by volunteer team."""

from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from django.db.models import Max, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from core.months import Month
from core.page_columns import PageColumn
from services.models import VolunteerTeam

from ..states import ActivityKind
from .lists import Activity, ActivityMonth


class ActivityIndexPage(RoutablePageMixin, BasePage):
    """A month's list, as list and as month; `?kind=` shows one kind of all that is to come."""

    COMING = 30

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    public_parameters = ("kind",)
    column = PageColumn.OTHER
    search_group = "pages"

    class Meta:
        verbose_name = "活动总览"

    def contents_changed_at(self) -> datetime | None:
        """When an activity shown here was changed last."""
        return Activity.objects.public().aggregate(last=Max("changed_at"))["last"]

    @path("")
    def current(self, request: HttpRequest) -> HttpResponse:
        """This month, or the next published one; with `?kind=` what is to come of that kind."""
        kind = request.GET.get("kind", "")
        if kind:
            coming = self.shown().coming(timezone.localdate())
            coming = coming.filter(kind=kind)[: self.COMING] if kind in ActivityKind.values else coming.none()
            return self.render(request, context_overrides=self._listing(coming, kind=kind))
        return self._month(request, self._current_month())

    @path("<str:slug>/")
    def month(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One month."""
        return self._month(request, self._named(slug))

    @path("<str:slug>/poster/")
    def poster(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One month on one sheet of paper."""
        month = self._named(slug)
        context = self._listing(self.shown().in_month(month)) | {"month": month, "list": self._list(month)}
        return self.render(request, context_overrides=context, template="activities/poster.html")

    def shown(self):
        """Published activities with where and who."""
        return Activity.objects.public().with_places()

    def _month(self, request: HttpRequest, month: Month) -> HttpResponse:
        activities = list(self.shown().in_month(month))
        published = ActivityMonth.objects.filter(is_published=True)
        context = self._listing(activities) | {
            "month": month,
            "list": self._list(month, missing_is_fine=True),
            "weeks": [[(day, _on(activities, day)) for day in week] for week in month.weeks()],
            "today": timezone.localdate(),
            "before": published.filter(first_day__lt=month.first).order_by("-first_day").first(),
            "after": published.filter(first_day__gt=month.first).order_by("first_day").first(),
        }
        return self.render(request, context_overrides=context)

    def _listing(self, activities, kind: str = "") -> dict:
        by_day = [(day, list(rows)) for day, rows in groupby(activities, attrgetter("held_on"))]
        return {"days": by_day, "kinds": ActivityKind.choices, "kind": kind}

    def _current_month(self) -> Month:
        """The first published month that is not over, else the last one, else this one."""
        today = timezone.localdate()
        published = ActivityMonth.objects.filter(is_published=True)
        found = published.filter(first_day__gte=Month.of(today).first).order_by("first_day").first()
        found = found or published.order_by("-first_day").first()
        return found.month if found else Month.of(today)

    def _named(self, slug: str) -> Month:
        """The published month of an address; everything else is not there."""
        month = Month.named(slug)
        if month is None:
            raise Http404("没有这个月")
        self._list(month)
        return month

    def _list(self, month: Month, missing_is_fine: bool = False) -> ActivityMonth | None:
        found = ActivityMonth.objects.filter(is_published=True, first_day=month.first).first()
        if found is None and not missing_is_fine:
            raise Http404("这个月的清单还没有公布")
        return found


def _on(activities: list[Activity], day: date) -> list[Activity]:
    return [activity for activity in activities if activity.held_on == day]


class VolunteersPage(BasePage):
    """The volunteer teams, each with what it does next."""

    max_count = 1
    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()

    class Meta:
        verbose_name = "志愿服务"

    def get_context(self, request, *args, **kwargs):
        coming = Activity.objects.public().coming(timezone.localdate()).select_related("centre")
        teams = VolunteerTeam.objects.prefetch_related(Prefetch("activities", coming, to_attr="coming"))
        return super().get_context(request, *args, **kwargs) | {"teams": teams}
