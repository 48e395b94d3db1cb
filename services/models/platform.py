"""The one-stop quality platform of a trade: its services, its advisers, its quality days."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage

from .advisers import ExpertAdviser
from .items import ServiceItemPage


class QualityPlatformPage(BasePage):
    """The services are the pages below it; the advisers are those who agreed to be named."""

    body = StreamField(StoryBlock(), verbose_name="介绍", blank=True)

    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types = ["services.ServiceItemPage"]
    public_parameters = ()
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = "质量服务平台"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "items": ServiceItemPage.objects.child_of(self).listed().order_by("path"),
            "advisers": ExpertAdviser.objects.public(),
        }
