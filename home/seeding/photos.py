"""The demo's own posters as pictures of the library."""

import csv
from functools import cache
from io import BytesIO

from django.core.files.images import ImageFile

from core.models import Photo

from .texts import DEMO_DIR

PICTURES = DEMO_DIR / "pictures"
CREDIT = "本站绘制"


@cache
def _titles() -> dict[str, dict[str, str]]:
    """Title and what it shows, in Chinese and English, by slug."""
    with (PICTURES / "alt.csv").open(encoding="utf-8", newline="") as table:
        return {row["slug"]: row for row in csv.DictReader(table)}


def photo(slug: str) -> Photo | None:
    """The poster of that name, put into the library once; None when there is none."""
    if slug not in _titles():
        return None
    told = _titles()[slug]
    if existing := Photo.objects.filter(title=told["title"], credit=CREDIT).first():
        return existing
    content = BytesIO((PICTURES / f"{slug}.png").read_bytes())
    words = {"title": told["title"], "description": told["alt"], "english": told["english"]}
    return Photo.objects.create(**words, credit=CREDIT, file=ImageFile(content, f"{slug}.png"))
