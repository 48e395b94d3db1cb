"""Pictures of many pages at once."""

from collections.abc import Iterable

from .models import BasePage, Photo, Rendition

#: Every size and format that a template asks for; made when a picture is saved.
SIZES = ("fill-800x600|format-webp", "width-800|format-webp", "width-1600|format-webp", "fill-1200x630|format-jpeg")


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
