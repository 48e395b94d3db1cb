"""What the inspection adds to the admin."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .permissions import may_inspect


class InspectionItem(MenuItem):
    """Shown to those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_inspect(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The report, the record, the sheet."""
    return [path("reports/inspection/", include(urls))]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """The way to the report."""
    return InspectionItem("网站自查", reverse("inspection:report"), name="inspection", icon_name="warning", order=90)


@hooks.register("register_permissions")
def register_permissions():
    """Who may see the report, who may write the month down."""
    codenames = ["view_monthlyrecord", "add_monthlyrecord"]
    return Permission.objects.filter(content_type__app_label="inspection", codename__in=codenames)
