"""Pictures move between the open and the closed folder as the pages that show them open and close."""

import logging
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db import transaction

from core.models import Photo, Rendition

from .uses import open_keys

logger = logging.getLogger(__name__)


def sort_after_commit() -> None:
    """Put every picture in its place once the change at hand is final; once for any number of changes."""
    waiting = transaction.get_connection().run_on_commit
    if not any(entry[1] is sort_pictures for entry in waiting):
        transaction.on_commit(sort_pictures)


def sort_pictures() -> int:
    """Put the sizes of every picture where they belong and return how many were moved. Three queries if none was."""
    open_photos = open_keys(Photo)
    for is_open in (True, False):
        wrong = Photo.objects.filter(is_open=not is_open)
        wrong = wrong.filter(pk__in=open_photos) if is_open else wrong.exclude(pk__in=open_photos)
        wrong.update(is_open=is_open)
    return sum(map(_move, _astray()))


def _astray() -> list[Rendition]:
    renditions = Rendition.objects.select_related("image")
    opened = renditions.filter(image__is_open=True).exclude(file__startswith=Rendition.OPEN)
    closed = renditions.filter(image__is_open=False).exclude(file__startswith=Rendition.CLOSED)
    return [*opened, *closed]


def _move(rendition: Rendition) -> bool:
    """First the copy, then the record, then the old file: whoever reads meanwhile finds one of the two."""
    before = rendition.file.name
    try:
        with default_storage.open(before) as content:
            after = default_storage.save(rendition.get_upload_to(PurePosixPath(before).name), content)
    except FileNotFoundError:
        logger.warning("the file of a picture is missing: %s", before)
        return False
    rendition.file.name = after
    Rendition.objects.filter(pk=rendition.pk).update(file=after)
    Rendition.cache_backend.delete(rendition.get_cache_key())
    default_storage.delete(before)
    return True
