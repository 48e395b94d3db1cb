"""The sizes of pictures, and the pictures of many pages at once."""

from collections.abc import Iterable
from typing import NamedTuple

from wagtail.images.models import Filter

from .models import BasePage, Photo, Rendition

#: The sizes in which a picture is shown by format, the narrowest first; a card's is cut to 4:3. Of the formats, smaller
#: ones first: a browser takes the first that it can read. The last is for those that know no other.
SHAPES = {
    "card": {
        "avif": ("fill-400x300", "fill-800x600"),
        "webp": ("fill-400x300", "fill-800x600"),
        "jpeg": ("fill-800x600",),
    },
    # AVIF takes long to make where it is wide, so it is for phones only.
    "wide": {"avif": ("width-800",), "webp": ("width-800", "width-1600"), "jpeg": ("width-800",)},
}
OLDEST = "jpeg"
PHONES = "(max-width: 48em)"
SHARED = "fill-1200x630|format-jpeg"  # for other sites' previews


def specs_of(shape: str) -> dict[str, list[str]]:
    """The renditions of a shape by format."""
    return {form: [f"{cut}|format-{form}" for cut in cuts] for form, cuts in SHAPES[shape].items()}


#: Every size and format that a template asks for; made when a picture is saved.
SIZES = (*(spec for shape in SHAPES for specs in specs_of(shape).values() for spec in specs), SHARED)


class Source(NamedTuple):
    """One format of a picture: its type, its addresses with their widths, and for whom it is (all if not said)."""

    type: str
    addresses: str
    media: str


def sizes_made(photo: Photo, shape: str) -> tuple[list[Source], Rendition | None]:
    """What there is of a picture in a shape, by format, and the one for browsers that choose nothing.

    Nothing is made here: a size that is missing is left out, and a picture without any is not shown yet.
    """
    specs = specs_of(shape)
    filters = {spec: Filter(spec=spec) for each in specs.values() for spec in each}
    made = photo.find_existing_renditions(*filters.values())
    found = {form: [made[one] for spec in each if (one := filters[spec]) in made] for form, each in specs.items()}
    there = [(form, sizes) for form, sizes in found.items() if sizes]
    if not there:
        return [], None
    most = max(map(len, specs.values()))
    sources = [
        Source(
            f"image/{form}",
            ", ".join(f"{one.url} {one.width}w" for one in sizes),
            PHONES if len(specs[form]) < most else "",
        )
        for form, sizes in there
        if form != OLDEST
    ]
    return sources, there[-1][1][0]


def attach_pictures(pages: Iterable[BasePage]) -> None:
    """Give the pages their pictures with every size made so far, of whatever kinds the pages are: one query.

    A picture without any size yet is left to be fetched by whoever shows it first.
    """
    pages = list(pages)
    photos: dict[int, Photo] = {}
    wanted = {page.picture_id for page in pages if page.picture_id}
    for rendition in Rendition.objects.filter(image__in=wanted).select_related("image"):
        photo = photos.setdefault(rendition.image_id, rendition.image)
        photo.prefetched_renditions = [*getattr(photo, "prefetched_renditions", []), rendition]
    for page in pages:
        if page.picture_id in photos:
            page.picture = photos[page.picture_id]


def attach_sizes(photos: Iterable[Photo]) -> None:
    """Give pictures at hand, such as the slides of a deck, every size made so far: one query."""
    by_key: dict[int, list[Photo]] = {}
    for photo in photos:
        photo.prefetched_renditions = []
        by_key.setdefault(photo.pk, []).append(photo)
    for rendition in Rendition.objects.filter(image__in=by_key) if by_key else ():
        for photo in by_key[rendition.image_id]:
            photo.prefetched_renditions.append(rendition)
