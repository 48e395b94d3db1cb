"""The QR code of a plaque."""

from dataclasses import dataclass
from functools import lru_cache

import segno

QUIET = 4  # modules left white around the code
#: Trying all eight masks takes five times as long as the rest. For our addresses this one is on average within 2 %
#: of the best (ISO/IEC 18004 penalties); readers take any (docs/decisions/core.md, 0512).
MASK = 7
_INK = "#14233b"


@dataclass(frozen=True)
class QrImage:
    """A QR code as SVG, quiet zone included; `ratio` is the image's side measured in the code's own side."""

    svg: str
    ratio: float


@lru_cache(maxsize=2048)  # labels often follow plaques; an image is 2 kB
def qr_image(url: str) -> QrImage:
    """The QR code of an address; level Q survives a quarter of it scratched or covered."""
    qr = segno.make_qr(url, error="q", boost_error=False, mask=MASK)
    side = qr.symbol_size(border=0)[0]
    return QrImage(qr.svg_inline(border=QUIET, omitsize=True, dark=_INK), (side + 2 * QUIET) / side)
