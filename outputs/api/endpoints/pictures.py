"""Pictures that public pages show: what is on them, who made them, and the sizes that are there."""

from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.images.api.v2.views import ImagesAPIViewSet

from core.models import Photo, Rendition

from ..parameters import LIMIT, OFFSET
from .stock import StockViewSet


class SizesField(Field):
    """The sizes made for public pages; never the original."""

    def get_attribute(self, instance: Photo) -> Photo:
        return instance

    def to_representation(self, photo: Photo) -> list[dict[str, Any]]:
        request = self.context["request"]
        return [
            {"url": request.build_absolute_uri(made.url), "width": made.width, "height": made.height}
            for made in photo.renditions.all()
            if made.file.name.startswith(Rendition.OPEN)
        ]


class Pictures(StockViewSet, ImagesAPIViewSet):
    """`/api/v2/pictures/`. Titles are the editors' own and often the name of a file, so they are not told."""

    parameters = (LIMIT, OFFSET)
    filter_backends: list = []
    body_fields = ["id", "description", "credit", "width", "height", APIField("sizes", serializer=SizesField())]
    meta_fields = ["type", "detail_url"]
    listing_default_fields = ["id", "type", "detail_url", "description", "credit", "width", "height", "sizes"]
    nested_default_fields = ["id", "type", "detail_url", "description"]
    name = "pictures"
    model = Photo

    def get_queryset(self) -> Any:
        return Photo.objects.filter(is_open=True).prefetch_related("renditions").order_by("id")
