"""Pictures drawn once and kept: those of pages, which editors make one by one.

Merchants come by the hundred thousand, so theirs are drawn when somebody asks and kept with the pages in memory only.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.models import BasePage
from honours.models import Merchant

from .card import Card, Shape
from .render import draw

FOLDER = "cards"  # below the media; not served by itself


def picture(subject: BasePage | Merchant, card: Card, shape: Shape) -> bytes:
    """The picture of a card, drawn now if it never was."""
    if isinstance(subject, Merchant):
        return draw(card, shape)
    folder, name = f"{FOLDER}/{subject.pk}", f"{shape}-{card.name}.png"
    path = f"{folder}/{name}"
    if default_storage.exists(path):
        with default_storage.open(path, "rb") as file:
            return file.read()
    made = draw(card, shape)
    _forget(folder, shape)
    default_storage.save(path, ContentFile(made))
    return made


def _forget(folder: str, shape: Shape) -> None:
    """Delete what was drawn for the page when it still said something else."""
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        if name.startswith(f"{shape}-"):
            default_storage.delete_now(f"{folder}/{name}")  # type: ignore[attr-defined] # both of ours can
