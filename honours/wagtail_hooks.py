"""What honours add to the admin."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from .admin_views import MergeView, PartnerView, may_merge, mergers_only
from .merging import ACTION
from .models import Merchant
from .reach import ReachPolicy, is_bound
from .reports import DuplicateMerchants, ExpiringHonours, MerchantsWithBadCode, MerchantsWithoutSpot, Report
from .viewsets import HonoursGroup

register_snippet(HonoursGroup)

REPORTS = (ExpiringHonours, MerchantsWithBadCode, MerchantsWithoutSpot, DuplicateMerchants)


class ReportMenuItem(MenuItem):
    """Shown to those who may see the report."""

    def __init__(self, report: type[Report], order: int) -> None:
        name = report.index_url_name
        super().__init__(
            report.page_title, reverse(name), name=name.replace("_", "-"), icon_name=report.header_icon, order=order
        )
        self.policy = report.permission_policy

    def is_shown(self, request: HttpRequest) -> bool:
        return self.policy.user_has_permission(request.user, Report.permission_required)


for place, one in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", lambda one=one, place=place: ReportMenuItem(one, 100 + place))


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Each report, and its table alone for filtering without a new page."""
    return [
        path(f"reports/{view.export_filename}/{part}", view.as_view(results_only=bool(part)), name=name)
        for view in REPORTS
        for part, name in (("", view.index_url_name), ("results/", view.index_results_url_name))
    ]


@hooks.register("construct_reports_menu")
def only_own_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """No way into what `reach_gate` closes."""
    if is_bound(request.user):
        closed = reverse("wagtailadmin_home") + "reports/"
        own = [reverse(report.index_url_name) for report in REPORTS]
        items[:] = [item for item in items if item.url in own or not item.url.startswith(closed)]


@hooks.register("before_bulk_action")
def only_own_records(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Wagtail's own bulk actions ask only for the permission for the model."""
    for record in objects:
        policy = getattr(getattr(record, "snippet_viewset", None), "permission_policy", None)
        if isinstance(policy, ReachPolicy) and not policy.reaches(request.user, record):
            raise PermissionDenied


@hooks.register("register_admin_urls")
def register_merge_urls() -> list[URLPattern]:
    """Merging: choose the other record, then look and confirm."""
    return [
        path("merge/<int:pk>/", mergers_only(PartnerView.as_view()), name="honours_merge_partner"),
        path("merge/<int:keep>/<int:other>/", mergers_only(MergeView.as_view()), name="honours_merge"),
    ]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, next_url: str | None = None):
    """The way to merge from a merchant's row."""
    if isinstance(snippet, Merchant) and may_merge(user):
        url = reverse("honours_merge_partner", args=[snippet.pk])
        yield Button("合并重复", url, icon_name="copy", priority=60)


@hooks.register("register_log_actions")
def register_merge_action(actions: Any) -> None:
    """How a merge reads in the history of what it touched."""

    @actions.register_action(ACTION)
    class MergeFormatter(LogFormatter):
        label = "合并商户"

        def format_message(self, entry):
            return entry.data.get("note", self.label)
