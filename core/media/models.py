"""A recording never comes alone: who cannot hear or see it reads it."""

from pathlib import PurePosixPath

from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from .captions import validate_captions


class Recording(AbstractMedia):
    """Audio or video with its captions, its words as text, and where it comes from."""

    captions = models.FileField(
        "字幕",
        upload_to="captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), validate_captions],
        help_text="WebVTT 文件（.vtt），视频必填。",
    )
    transcript = models.TextField(
        "文字稿", help_text="听不见、看不见或流量不够的人读它；写清画面里做了什么、说了什么。"
    )
    source = models.CharField("来源", max_length=120, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "duration",
        "captions",
        "transcript",
        "source",
        "width",
        "height",
        "thumbnail",
        "tags",
    )
    search_fields = [*AbstractMedia.search_fields, index.SearchField("transcript")]

    class Meta(AbstractMedia.Meta):
        verbose_name = "音频或视频"
        verbose_name_plural = "音频与视频"

    @property
    def url(self) -> str:
        """Where the file is fetched; the view there asks who wants it."""
        return reverse("recording", args=[self.pk, PurePosixPath(self.file.name).name])

    @property
    def poster_url(self) -> str:
        """The still shown before a film begins; empty without one."""
        return reverse("recording_poster", args=[self.pk]) if self.thumbnail else ""

    @property
    def captions_url(self) -> str:
        return reverse("captions", args=[self.pk])
