"""What the audit trail adds to the admin."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reports import AuditTrail


class TrailMenuItem(MenuItem):
    """Shown to auditors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return AuditTrail.permission_policy.user_has_permission(request.user, AuditTrail.permission_required)


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Under the reports."""
    return TrailMenuItem("审计记录", reverse(AuditTrail.index_url_name), name="audit", icon_name="history", order=910)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The report, and its table alone."""
    names = (("", AuditTrail.index_url_name), ("results/", AuditTrail.index_results_url_name))
    return [
        path(f"reports/audit/{part}", AuditTrail.as_view(results_only=bool(part)), name=name) for part, name in names
    ]


@hooks.register("register_permissions")
def register_permissions():
    """Who may read it."""
    return Permission.objects.filter(content_type__app_label="audit", codename="view_auditentry")
