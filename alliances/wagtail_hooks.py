"""What alliances add to the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet

from core.admin_reports import register_reports

from .reports import ExpiringAgreements, OverdueMeetings, PlacesWithGaps
from .viewsets import OrganisationViewSet, ThemeViewSet, partnership_viewsets

register_snippet(OrganisationViewSet)
register_snippet(ThemeViewSet)

REPORTS = (PlacesWithGaps, OverdueMeetings, ExpiringAgreements)

register_reports(REPORTS, order=120)


@hooks.register("register_admin_viewset")
def register_lists() -> list[ModelViewSet]:
    """Agreements and contact points."""
    return partnership_viewsets
