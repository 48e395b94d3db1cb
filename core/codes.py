"""Codes that people copy from paper: drawn at random, and read back as they were meant."""

import secrets
import unicodedata

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else


def drawn(length: int) -> str:
    """Random signs; ten of them have about 8·10¹⁴ values, eight about 8·10¹¹."""
    number, signs = secrets.randbelow(len(SIGNS) ** length), ""
    for _ in range(length):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs


def mended(typed: str, length: int, *, within: int = 100) -> str:
    """The code of that length that was meant, or nothing; what stands after `within` signs is not read.

    Lower case, full-width signs, blanks and dashes are mended; a wrong letter is not.
    """
    text = unicodedata.normalize("NFKC", typed[:within]).upper()
    code = "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Pd")
    return code if len(code) == length and set(code) <= set(SIGNS) else ""
