"""All alliances as a tree: the head, the joint ones with their spots, the spots', the trades'."""

from core.models import BasePage, sections_below
from core.page_columns import PageColumn

from ..kinds import AllianceKind
from ..queries import places
from .alliances import AlliancePage
from .areas import ScenicAreaPage
from .themes import ThemesPage


class AllianceIndexPage(BasePage):
    """Who answers for which place."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["alliances.AlliancePage", "alliances.ScenicAreaPage", "alliances.ThemesPage"]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "党建联盟总览"

    def child_by_slug(self, slug):
        """Kind by kind, the many alliances first: one query for each of them."""
        kinds = (AlliancePage, ScenicAreaPage, ThemesPage)
        found = (kind.objects.child_of(self).filter(slug=slug).select_related(*kind.fetched_with) for kind in kinds)
        return next((page for pages in found if (page := pages.first())), None)

    def get_context(self, request, *args, **kwargs):
        below = AlliancePage.objects.child_of(self).listed().select_related("spot", "area")
        alliances = list(below.prefetch_related("area__area_spots__spot").order_by("path"))
        groups = [(kind, [one for one in alliances if one.kind == kind]) for kind in AllianceKind]
        return super().get_context(request, *args, **kwargs) | {
            "groups": {str(kind.value): found for kind, found in groups},
            "places": places(self.locale_id, alliances),
            "others": sections_below(self).live().filter(restricted=False).not_type(AlliancePage),
        }
