"""The site's own image model, so that every picture carries its origin."""

from django.db import models
from django.urls import reverse
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..languages import readers_language


class Photo(AbstractImage):
    """A picture with its credit; the alternative text is Wagtail's `description`, on English pages `english`."""

    english = models.CharField(
        "英文描述", max_length=255, blank=True, help_text="英文页面上念给看不见的人听；没有就用中文的。"
    )
    credit = models.CharField("作者或来源", max_length=120, blank=True, help_text="例如：区市场监管局供图")
    #: Whether a public page shows it; kept by the `access` app. Until then its sizes are made in the closed folder.
    is_open = models.BooleanField(default=False, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "english", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "图片"
        verbose_name_plural = "图片"

    @property
    def default_alt_text(self) -> str:
        """What it shows, in the reader's language where there are words for it."""
        return (self.english if readers_language() == "en" else "") or super().default_alt_text

    @property
    def is_photograph(self) -> bool:
        """Whether it was taken rather than drawn, as far as its format tells: drawings come as PNG."""
        return self.file.name.lower().endswith((".jpg", ".jpeg"))


class Rendition(AbstractRendition):
    """A picture at one size and format.

    What a public page shows lies in a folder that is served as it is; everything else asks who wants it.
    """

    OPEN, CLOSED = "images/", "closed/"

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]

    def get_upload_to(self, filename: str) -> str:
        folder = self.OPEN if self.image.is_open else self.CLOSED
        return super().get_upload_to(filename).replace(self.OPEN, folder, 1)

    @property
    def url(self) -> str:
        """The address of the file, or of the view that asks who wants it."""
        if self.file.name.startswith(self.CLOSED):
            return reverse("closed_picture", args=[self.file.name.removeprefix(self.CLOSED)])
        return super().url
