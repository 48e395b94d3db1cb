"""Editors' screen for reports of forged plaques."""

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LETTERS

from .models import ForgeryReport


class ReportPolicy(ModelPermissionPolicy):
    """Reports come from readers, so nobody adds one here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class ForgeryReportViewSet(ModelViewSet):
    model = ForgeryReport
    icon = "warning"
    menu_label = "假牌举报"
    menu_hook = LETTERS.hook
    menu_order = 40
    list_display = ["place", "code", "reported_at", BooleanColumn("handled", label="已处理", sort_key="handled")]
    list_filter = ["handled"]
    inspect_view_enabled = True
    inspect_view_fields = ["place", "code", "text", "reported_at", "handled"]
    copy_view_enabled = False

    @property
    def permission_policy(self):
        return ReportPolicy(self.model)


reports = ForgeryReportViewSet("forgery_reports")
