"""The code on a plaque, as people type and read it."""

import re
import unicodedata

from django.conf import settings

_CODE = re.compile(r"[2-9A-HJKMNP-Z]{10}")
_SHOWN = 40  # signs of a wrong code repeated to the reader; a report can hold as many


def mended(typed: str) -> str | None:
    """The code that was meant, or None when no plaque can carry it.

    Lower case, full-width signs, blanks and dashes are mended; a wrong letter is not.
    """
    text = unicodedata.normalize("NFKC", typed[:200]).upper()
    code = "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Pd")
    return code if _CODE.fullmatch(code) else None


def grouped(code: str) -> str:
    """Five and five, as printed."""
    return f"{code[:5]} {code[5:]}"


def shown(typed: str) -> str:
    """A wrong code fit to be repeated: printable and short."""
    text = "".join(sign for sign in typed if sign.isprintable()).strip()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def address(code: str) -> str:
    """What the QR code opens."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/v/{code}"
