"""Pictures on public pages that say nothing to whoever cannot see them."""

from collections.abc import Iterator
from datetime import date

from core.models import Photo

from ..registry import Check, SiteCheckFinding
from ..thresholds import ALT


def silent_pictures(day: date) -> Iterator[SiteCheckFinding]:
    """Open pictures without a description."""
    for photo in Photo.objects.filter(is_open=True, description=""):
        yield SiteCheckFinding(photo.title, "没有说明文字", record=photo)


PICTURES = Check("pictures", "图片没有说明文字", ALT, 32, silent_pictures)
