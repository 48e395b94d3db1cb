"""Scenic areas: spots that lie side by side and are walked as one."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage
from spots.models import ScenicSpotPage


class ScenicAreaPage(BasePage):
    """Several spots in the order in which one walks them."""

    walk = models.CharField("怎么走", max_length=200, blank=True, help_text="一句话：从哪里起，到哪里止，大约多久。")
    body = StreamField(StoryBlock(), verbose_name="介绍", blank=True)

    parent_page_types = ["alliances.AllianceIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    search_group = "spots"
    search_fields = [*BasePage.search_fields, index.SearchField("walk"), index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("walk"),
        InlinePanel("area_spots", heading="景点（拖动排序）", label="景点", min_num=1),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "景区"

    def spots(self) -> list[ScenicSpotPage]:
        """The public spots of the area, in walking order; before it is saved, those of the form."""
        public = ScenicSpotPage.objects.listed().with_pictures()
        if self.pk:
            return list(public.filter(in_areas__area=self).order_by("in_areas__sort_order"))
        rank = {row.spot_id: place for place, row in enumerate(self.area_spots.all())}
        return sorted(public.filter(pk__in=rank), key=lambda spot: rank[spot.pk])

    def get_context(self, request, *args, **kwargs):
        joint = self.alliances.listed().first() if self.pk else None
        return super().get_context(request, *args, **kwargs) | {"spots": self.spots(), "alliance": joint}


class AreaSpot(Orderable):
    """A spot's place in an area; a spot lies in one area at most."""

    area = ParentalKey(ScenicAreaPage, on_delete=models.CASCADE, related_name="area_spots")
    spot = models.ForeignKey(ScenicSpotPage, verbose_name="景点", on_delete=models.CASCADE, related_name="in_areas")

    panels = [PageChooserPanel("spot")]

    class Meta(Orderable.Meta):
        verbose_name = "景区里的景点"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "spot"],
                name="spot_once_per_area",
                violation_error_message="这个景点在本景区里已经有了。",
            )
        ]

    def __str__(self) -> str:
        return self.spot.title
