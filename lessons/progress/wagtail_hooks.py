"""What learning adds to the admin: totals, nothing of a single person."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views.totals import PERMISSION, BranchTotals


class TotalsMenuItem(MenuItem):
    """Shown to organisers."""

    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_reports_menu_item")
def totals_menu_item():
    """Totals, among the reports."""
    return TotalsMenuItem(
        BranchTotals.page_title, reverse("branch_totals"), name="branch-totals", icon_name="group", order=130
    )


@hooks.register("register_admin_urls")
def register_totals_url():
    """The totals' own address."""
    return [path("reports/branch-totals/", BranchTotals.as_view(), name="branch_totals")]


@hooks.register("register_permissions")
def register_totals_permission():
    """Who may see totals."""
    return Permission.objects.filter(content_type__app_label="progress", codename="view_branch_totals")
