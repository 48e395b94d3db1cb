"""What editors should look at: places without alliance or plan, overdue meetings, agreements that end soon."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy

from core.exporting import SheetOut
from core.languages import OWN
from honours.admin.reports import Report

from .models import AlliancePage, PartnershipAgreement
from .models.partnerships import SOON
from .queries import AllianceQuerySet, ScenicPlace, places


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class PlacePaginator(WagtailPaginator):
    verbose_name = verbose_name_plural = "处"


class AlliancePaginator(WagtailPaginator):
    verbose_name = verbose_name_plural = "个联盟"


class GapFilter(WagtailFilterSet):
    lacking = django_filters.ChoiceFilter(
        label="缺什么", choices=[("alliance", "没有联盟"), ("plan", "没有方案")], widget=forms.RadioSelect
    )

    class Meta:
        model = AlliancePage
        fields: list[str] = []


class PlacesWithGaps(Report):
    """一点一盟一策: each spot has an alliance, and the alliance a plan."""

    page_title = "缺联盟或缺方案的景点"
    header_icon = "warning"
    index_url_name = "places_with_gaps_report"
    index_results_url_name = "places_with_gaps_report_results"
    permission_policy = ModelPermissionPolicy(AlliancePage)
    filterset_class = GapFilter
    paginator_class = PlacePaginator
    export_filename = "places-with-gaps"
    nothing = "每个景点都有联盟和方案。"
    headings = {"spot.title": "景点", "alliance": "联盟", "gap": "缺什么"}
    columns = [
        TitleColumn("spot", label="景点", get_url=lambda place: _edit(place.alliance or place.spot)),
        Column("alliance", label="联盟", accessor=lambda place: place.alliance or "—"),
        Column("gap", label="缺什么"),
    ]

    def get_queryset(self) -> list[ScenicPlace]:
        return [place for place in places(Locale.get_default().pk) if place.gap]

    def filter_queryset(self, found: list[ScenicPlace]) -> list[ScenicPlace]:
        lacking = self.filters.form.cleaned_data.get("lacking") if self.filters.is_valid() else ""
        return [place for place in found if not lacking or (place.alliance is None) == (lacking == "alliance")]


class MeetingFilter(WagtailFilterSet):
    class Meta:
        model = AlliancePage
        fields = ["kind"]


class OverdueMeetings(Report):
    """Alliances that by their charter should have met before today."""

    page_title = "该开会而没开会的联盟"
    header_icon = "time"
    index_url_name = "overdue_meetings_report"
    index_results_url_name = "overdue_meetings_report_results"
    permission_policy = ModelPermissionPolicy(AlliancePage)
    filterset_class = MeetingFilter
    paginator_class = AlliancePaginator
    export_filename = "overdue-meetings"
    nothing = "每个联盟都按章程开了会。"
    headings = {
        "title": "联盟",
        "meeting_months": "几个月一次",
        "met": "上次",
        "due": "应在此前",
        "days_over": "超过天数",
    }
    columns = [
        TitleColumn("title", label="联盟", get_url=_edit),
        Column("meeting_months", label="几个月一次"),
        Column("met", label="上次", accessor=lambda one: one.met or "没有记录"),
        Column("due", label="应在此前"),
        Column("days_over", label="超过天数"),
    ]

    def get_queryset(self) -> list[AlliancePage]:
        return overdue(AlliancePage.objects.in_language(OWN).live().filter(meeting_months__gt=0, alias_of=None))

    def filter_queryset(self, found: list[AlliancePage]) -> list[AlliancePage]:
        kind = self.filters.form.cleaned_data.get("kind") if self.filters.is_valid() else ""
        return [alliance for alliance in found if not kind or alliance.kind == kind]


def overdue(alliances: AllianceQuerySet) -> list[AlliancePage]:
    """Those whose next meeting should have been before today, the longest overdue first."""
    today = timezone.localdate()
    late = []
    for alliance in alliances.prefetch_related("meetings"):
        alliance.met, alliance.due = alliance.last_met(), alliance.next_due()
        if alliance.due and alliance.due < today:
            alliance.days_over = (today - alliance.due).days
            late.append(alliance)
    return sorted(late, key=lambda one: one.due)


class ExpiringAgreements(SheetOut, ReportView):
    """Agreements that end within `SOON` days, for those who may change them."""

    page_title = f"{SOON} 天内到期的共建协议"
    header_icon = "time"
    index_url_name = "expiring_agreements_report"
    index_results_url_name = "expiring_agreements_report_results"
    permission_policy = ModelPermissionPolicy(PartnershipAgreement)
    permission_required = "change"
    export_filename = "expiring-agreements"
    no_results_message = f"{SOON} 天内没有要到期的共建协议。"
    list_export = ["office", "branch", "signed_on", "ends_on", "days_left"]
    export_headings = {"days_left": "还剩天数"}
    columns = [
        TitleColumn("__str__", label="协议", url_name="pairing_agreements:edit", accessor=str),
        Column("signed_on", label="签订日期"),
        Column("ends_on", label="到期日期"),
        Column("days_left", label="还剩天数"),
    ]

    def get_base_queryset(self):
        return PartnershipAgreement.objects.with_units().expiring(timezone.localdate())
