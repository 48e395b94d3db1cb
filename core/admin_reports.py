"""Reports in the admin: where they are opened, and who is shown the way."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView


class ReportMenuItem(MenuItem):
    """Shown to those who may see the report."""

    def __init__(self, report: type[ReportView], order: int) -> None:
        name = report.index_url_name
        super().__init__(
            report.page_title, reverse(name), name=name.replace("_", "-"), icon_name=report.header_icon, order=order
        )
        self.report = report

    def is_shown(self, request: HttpRequest) -> bool:
        return self.report.permission_policy.user_has_permission(request.user, self.report.permission_required)


def register_reports(reports: Iterable[type[ReportView]], order: int) -> None:
    """Give each report its place in the menu, from `order` on, and its addresses."""
    reports = list(reports)
    for place, report in enumerate(reports, start=order):
        hooks.register("register_reports_menu_item", lambda report=report, place=place: ReportMenuItem(report, place))
    hooks.register("register_admin_urls", lambda: _addresses(reports))


def _addresses(reports: list[type[ReportView]]) -> list[URLPattern]:
    """Each report, and its table alone for filtering without a new page."""
    return [
        path(f"reports/{report.export_filename}/{part}", report.as_view(results_only=bool(part)), name=name)
        for report in reports
        for part, name in (("", report.index_url_name), ("results/", report.index_results_url_name))
    ]
