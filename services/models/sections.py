"""The way in to everything the association does for shops and members."""

from wagtail.models import Page

from core.models import BasePage, sections_below
from core.page_columns import PageColumn

from .centres import ServiceCentrePage
from .items import ServiceItemPage


class ServicesIndexPage(BasePage):
    """The centres, what can be done, and the doors to the rest."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "services.ServiceCentrePage",
        "services.ServiceItemPage",
        "services.QualityPlatformPage",
        "activities.VolunteersPage",
        "services.FundPage",
        "alliances.PartnershipPage",
    ]
    public_parameters = ()
    column = PageColumn.OTHER

    class Meta:
        verbose_name = "服务总览"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "centres": ServiceCentrePage.objects.child_of(self).listed().order_by("path"),
            "items": ServiceItemPage.objects.child_of(self).listed().order_by("path"),
            "doors": self._doors(),
        }

    def _doors(self) -> list[Page]:
        """The other pages right below with their summaries: two queries for any number of kinds."""
        kinds = [kind for kind in self.allowed_subpage_models() if kind not in (ServiceCentrePage, ServiceItemPage)]
        first, *others = (kind.objects.child_of(self).order_by().values_list("pk", "summary") for kind in kinds)
        summaries = dict(first.union(*others, all=True))
        doors = [page for page in sections_below(self).live() if page.pk in summaries and not page.restricted]
        for door in doors:
            door.summary = summaries[door.pk]
        return doors
