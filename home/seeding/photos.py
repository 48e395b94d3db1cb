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
def _titles() -> dict[str, tuple[str, str]]:
    """Title and alternative text by slug."""
    with (PICTURES / "alt.csv").open(encoding="utf-8", newline="") as table:
        return {row["slug"]: (row["title"], row["alt"]) for row in csv.DictReader(table)}


def photo(slug: str) -> Photo | None:
    """The poster of that name, put into the library once; None when there is none."""
    if slug not in _titles():
        return None
    title, alt = _titles()[slug]
    if existing := Photo.objects.filter(title=title, credit=CREDIT).first():
        return existing
    content = BytesIO((PICTURES / f"{slug}.png").read_bytes())
    return Photo.objects.create(title=title, description=alt, credit=CREDIT, file=ImageFile(content, f"{slug}.png"))
