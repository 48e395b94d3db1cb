"""The desk takes the place of the stock panels on the admin's first screen."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from .panels import DeskPanel
from .reports import FailedWork, may_see

STOCK = (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)


class FailedWorkItem(MenuItem):
    """Shown to whoever may open the report."""

    def is_shown(self, request):
        return may_see(request)


@hooks.register("construct_homepage_panels")
def set_the_desk(request: HttpRequest, panels: list) -> None:
    """One panel of ours for the four of Wagtail's."""
    panels[:] = [DeskPanel(), *(panel for panel in panels if not isinstance(panel, STOCK))]


@hooks.register("register_reports_menu_item")
def register_report_item() -> MenuItem:
    """The way to the failed work."""
    address = reverse(FailedWork.index_url_name)
    return FailedWorkItem(FailedWork.page_title, address, name="failed-work", icon_name="warning", order=190)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """The report, and its table alone."""
    names = (("", FailedWork.index_url_name), ("results/", FailedWork.index_results_url_name))
    return [
        path(f"reports/failed-work/{part}", FailedWork.as_view(results_only=bool(part)), name=name)
        for part, name in names
    ]
