"""Pictures of many pages at once."""

from collections.abc import Iterable

from .models import BasePage, Photo, Rendition


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
