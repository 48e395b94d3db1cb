"""The QR code of a plaque."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules left white around the code
_INK = "#14233b"


@dataclass(frozen=True)
class QrImage:
    """A QR code as SVG, quiet zone included; `ratio` is the image's side measured in the code's own side."""

    svg: str
    ratio: float


def qr_image(url: str) -> QrImage:
    """The QR code of an address; level Q survives a quarter of it scratched or covered."""
    qr = segno.make_qr(url, error="q", boost_error=False)
    side = qr.symbol_size(border=0)[0]
    return QrImage(qr.svg_inline(border=QUIET, omitsize=True, dark=_INK), (side + 2 * QUIET) / side)
