"""The code on a plaque, as people type and read it."""

from django.conf import settings

from core import codes

_LENGTH = 10
_SHOWN = 40  # signs of a wrong code repeated to the reader; a report can hold as many


def normalise_code(typed: str) -> str | None:
    """The code that was meant, or None when no plaque can carry it."""
    return codes.normalise_code(typed, _LENGTH, within=200) or None


def format_code(code: str) -> str:
    """Five and five, as printed."""
    return f"{code[:5]} {code[5:]}"


def shown(typed: str) -> str:
    """A wrong code fit to be repeated: printable and short."""
    text = "".join(sign for sign in typed if sign.isprintable()).strip()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def address(code: str) -> str:
    """What the QR code opens."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/v/{code}"
