"""What is drawn on a share picture, and the name that changes with it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

LOOK = 1  # raise it when the drawing changes


class Shape(StrEnum):
    """For most places; for WeChat, which wants a square of 300 pixels or more."""

    WIDE = "wide"
    SQUARE = "square"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return (1200, 630) if self is Shape.WIDE else (600, 600)


@dataclass(frozen=True)
class Card:
    """The words, the language they are in, and the picture beside them. No state of anything: that could become old."""

    kicker: str
    title: str
    summary: str
    site: str
    language: str
    picture: int | None = None  # key of the photo
    picture_hash: str = ""

    @property
    def name(self) -> str:
        """12 signs that are others as soon as anything on the picture is."""
        said = json.dumps([LOOK, asdict(self)], ensure_ascii=False)
        return hashlib.blake2b(said.encode(), digest_size=6).hexdigest()
