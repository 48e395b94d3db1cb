"""Whom lessons may be set for by the site's own names: its spots and its trades."""

from collections.abc import Iterable

from core.languages import OWN
from honours.models import Trade
from spots.models import ScenicSpotPage


def places() -> Iterable[str]:
    """The titles of the spots, as editors write them."""
    return ScenicSpotPage.objects.in_language(OWN).listed().order_by("path").values_list("title", flat=True)


def trades() -> Iterable[str]:
    """The trades of merchants."""
    return Trade.objects.order_by("title").values_list("title", flat=True)
