"""Pictures get their sizes when they are saved, so that no reader waits for one to be made."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Photo
from .pictures import SIZES


@receiver(post_save, sender=Photo)
def make_sizes(instance: Photo, raw: bool = False, **kwargs: Any) -> None:
    """Make what the templates show; sizes already made are kept."""
    if not raw:
        instance.get_renditions(*SIZES)
