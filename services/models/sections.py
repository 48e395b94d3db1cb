"""The way in to everything the association does for shops and members."""

from wagtail.models import Page

from core.models import BasePage, sections_below

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
        "fund.FundPage",
        "pairing.PairingPage",
    ]

    class Meta:
        verbose_name = "服务总览"

    def get_context(self, request, *args, **kwargs):
        pages = list(sections_below(self).live().specific())
        pages = [page for page in pages if not page.restricted]
        return super().get_context(request, *args, **kwargs) | {
            "centres": [page for page in pages if isinstance(page, ServiceCentrePage)],
            "items": [page for page in pages if isinstance(page, ServiceItemPage)],
            "doors": [page for page in pages if _is_door(page)],
        }


def _is_door(page: Page) -> bool:
    return not isinstance(page, ServiceCentrePage | ServiceItemPage)
