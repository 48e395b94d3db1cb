"""What pairing adds to the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reports import ExpiringAgreements
from .viewsets import viewsets


class ReportItem(MenuItem):
    """Shown to those who may open the report."""

    def is_shown(self, request):
        return ExpiringAgreements.permission_policy.user_has_permission(request.user, "change")


@hooks.register("register_admin_viewset")
def register_lists():
    """Agreements and contact points."""
    return viewsets


@hooks.register("register_reports_menu_item")
def register_report_item():
    """The way to the report."""
    address = reverse(ExpiringAgreements.index_url_name)
    return ReportItem(ExpiringAgreements.page_title, address, name="expiring-agreements", icon_name="time", order=120)


@hooks.register("register_admin_urls")
def register_report_urls():
    """The report, and its table alone."""
    names = (("", ExpiringAgreements.index_url_name), ("results/", ExpiringAgreements.index_results_url_name))
    return [
        path(f"reports/expiring-agreements/{part}", ExpiringAgreements.as_view(results_only=bool(part)), name=name)
        for part, name in names
    ]
