"""The site's own image model, so that every picture carries its origin."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Photo(AbstractImage):
    """A picture with its credit; the alternative text is Wagtail's `description`."""

    credit = models.CharField("作者或来源", max_length=120, blank=True, help_text="例如：区市场监管局供图")

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "图片"
        verbose_name_plural = "图片"


class Rendition(AbstractRendition):
    """A picture at one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]
