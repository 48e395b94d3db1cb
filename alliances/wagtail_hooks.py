"""What alliances add to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from honours.wagtail_hooks import ReportMenuItem

from .reports import OverdueMeetings, PlacesWithGaps
from .viewsets import ThemeViewSet

register_snippet(ThemeViewSet)

REPORTS = (PlacesWithGaps, OverdueMeetings)

for place, one in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", lambda one=one, place=place: ReportMenuItem(one, 120 + place))


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Each report, and its table alone for filtering without a new page."""
    return [
        path(f"reports/{view.export_filename}/{part}", view.as_view(results_only=bool(part)), name=name)
        for view in REPORTS
        for part, name in (("", view.index_url_name), ("results/", view.index_results_url_name))
    ]
