"""Pictures get their sizes when they are saved, so that no reader waits for one to be made."""

from functools import partial
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from .background import after_answer
from .models import Photo
from .tasks import make_sizes


@receiver(post_save, sender=Photo)
def have_sizes_made(instance: Photo, raw: bool = False, **kwargs: Any) -> None:
    """Leave a new or changed picture to `make_sizes`."""
    if not raw:
        after_answer(partial(make_sizes.enqueue, instance.pk))
