"""What honours add to the admin."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from core.admin_reports import register_reports
from core.languages import OWN
from spots.models import ScenicSpotPage

from .admin.merge_views import MergeView, PartnerView, may_merge, mergers_only
from .admin.reports import DuplicateMerchants, ExpiringHonours, MerchantsWithBadCode, MerchantsWithoutSpot
from .admin.step_views import steps_for, take_step
from .admin.viewsets import VIEWSETS
from .merchants.merging import ACTION
from .merchants.row_permissions import SpotScopedPolicy, is_spot_scoped
from .models import Honour, Merchant

for one in VIEWSETS:
    register_snippet(one)

REPORTS = (ExpiringHonours, MerchantsWithBadCode, MerchantsWithoutSpot, DuplicateMerchants)

register_reports(REPORTS, order=100)


@hooks.register("street_office_places")
def spots_of_offices() -> QuerySet[ScenicSpotPage]:
    """What a street office answers for: `row_permissions` asks for the right to change these pages."""
    return ScenicSpotPage.objects.in_language(OWN)


@hooks.register("construct_reports_menu")
def only_own_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """No way into what `reach_gate` closes."""
    if is_spot_scoped(request.user):
        closed = reverse("wagtailadmin_home") + "reports/"
        own = [reverse(report.index_url_name) for report in REPORTS]
        items[:] = [item for item in items if item.url in own or not item.url.startswith(closed)]


@hooks.register("before_bulk_action")
def only_own_records(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Wagtail's own bulk actions ask only for the permission for the model."""
    for record in objects:
        policy = getattr(getattr(record, "snippet_viewset", None), "permission_policy", None)
        if isinstance(policy, SpotScopedPolicy) and not policy.reaches(request.user, record):
            raise PermissionDenied


@hooks.register("register_admin_urls")
def register_merge_urls() -> list[URLPattern]:
    """Merging: choose the other record, then look and confirm. The steps of an honour."""
    return [
        path("merge/<bigint:pk>/", mergers_only(PartnerView.as_view()), name="honours_merge_partner"),
        path("merge/<bigint:keep>/<bigint:other>/", mergers_only(MergeView.as_view()), name="honours_merge"),
        path("honour-steps/<bigint:pk>/<slug:step>/", take_step, name="honours_step"),
    ]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, next_url: str | None = None):
    """The way to merge from a merchant's row."""
    if isinstance(snippet, Merchant) and may_merge(user):
        url = reverse("honours_merge_partner", args=[snippet.pk])
        yield Button("合并重复", url, icon_name="copy", priority=60)


@hooks.register("register_snippet_listing_buttons")
def step_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """What may happen next to an honour, first in its row."""
    if isinstance(snippet, Honour):
        for priority, step in enumerate(steps_for(user, snippet), start=11):
            yield Button(
                step.label,
                reverse("honours_step", args=[snippet.pk, step.slug]),
                icon_name=step.icon,
                priority=priority,
            )


@hooks.register("register_log_actions")
def register_merge_action(actions: Any) -> None:
    """How a merge reads in the history of what it touched."""

    @actions.register_action(ACTION)
    class MergeFormatter(LogFormatter):
        label = "合并商户"

        def format_message(self, entry):
            return entry.data.get("note", self.label)
