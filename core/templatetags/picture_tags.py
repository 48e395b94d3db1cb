"""A picture in the sizes that were made of it."""

from typing import Any

from django import template

from ..models import Photo
from ..pictures import sizes_made

register = template.Library()


@register.inclusion_tag("core/parts/sized_picture.html")
def sized_picture(photo: Photo, shape: str, sizes: str, alt: str | None = None, **attributes: str) -> dict[str, Any]:
    """A picture in every format there is of a shape; `alt` is the picture's own description if not said.

    `sizes` says how wide it is shown, as in HTML; further attributes (`loading`, `fetchpriority`) go to the picture.
    """
    sources, plain = sizes_made(photo, shape)
    described = photo.default_alt_text if alt is None else alt
    return {"sources": sources, "plain": plain, "sizes": sizes, "alt": described, "attributes": attributes}
