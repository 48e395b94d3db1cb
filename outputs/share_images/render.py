"""From a card to a PNG. What people wrote reaches the typesetter as data, so nothing in it is ever a command."""

import json
import shutil
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst
from PIL import Image

from core.models import Photo
from core.printing.fonts import font_folder

from .card import Card, Shape

_SOURCE = Path(__file__).parent / "typst" / "card.typ"
_PICTURE = "fill-1200x630|format-jpeg"  # one of core.pictures.SIZES
_COLOURS = 128


def draw(card: Card, shape: Shape) -> bytes:
    """The picture, in a palette: half the bytes, and nobody sees it."""
    with TemporaryDirectory() as folder:
        source = Path(shutil.copy(_SOURCE, folder))
        picture = _picture_of(card, Path(folder))
        words = {
            "shape": shape,
            "kicker": card.kicker,
            "title": card.title,
            "summary": card.summary,
            "site": card.site,
            "lang": card.language.partition("-")[0],
            "region": "TW" if card.language == "zh-hant" else "CN",
            "picture": picture,
        }
        compiler = typst.Compiler(source, root=folder, font_paths=_fonts())
        made = compiler.compile(format="png", ppi=72, sys_inputs={"data": json.dumps(words, ensure_ascii=False)})
    return _in_palette(cast("bytes", made))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts, looked through once in each process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


def _picture_of(card: Card, folder: Path) -> str | None:
    """The photo's file beside the source; None when there is no photo (any more)."""
    photo = Photo.objects.filter(pk=card.picture).first() if card.picture else None
    if photo is None:
        return None
    with photo.get_rendition(_PICTURE).file.open("rb") as file:
        (folder / "picture.jpg").write_bytes(file.read())
    return "picture.jpg"


def _in_palette(png: bytes) -> bytes:
    out = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.FLOYDSTEINBERG).save(out, "PNG", optimize=True)
    return out.getvalue()
