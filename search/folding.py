"""One spelling for all: width, case, accents and Traditional/Simplified variants."""

import sys
import unicodedata
from functools import cache

from .variants import variant_table


def fold(text: str) -> str:
    """Return `text` as search compares it; folding twice changes nothing.

    Accents go because SQLite's tokenizer drops them and PostgreSQL's does not.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.lower())
        if not _marks().isdisjoint(text):
            text = "".join(character for character in text if character not in _marks())
        text = unicodedata.normalize("NFC", text)
    return text.lower().translate(variant_table())


@cache
def _marks() -> frozenset[str]:
    """All characters that only sit on others."""
    return frozenset(sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign) == "Mn")
