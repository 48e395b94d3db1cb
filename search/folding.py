"""One spelling for all: width, case, accents and Traditional/Simplified variants."""

import unicodedata

from .variants import variant_table


def fold(text: str) -> str:
    """Return `text` as search compares it; folding twice changes nothing.

    Accents go because SQLite's tokenizer drops them and PostgreSQL's does not.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.lower())
        text = "".join(filter(_is_no_mark, text))
        text = unicodedata.normalize("NFC", text)
    return text.lower().translate(variant_table())


def _is_no_mark(character: str) -> bool:
    return unicodedata.category(character) != "Mn"
