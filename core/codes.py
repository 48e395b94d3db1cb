"""Codes that people copy from paper: drawn at random, and read back as they were meant."""

import secrets
import unicodedata

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else


def random_code(length: int) -> str:
    """Random signs; ten of them have about 8·10¹⁴ values, eight about 8·10¹¹."""
    number, signs = secrets.randbelow(len(SIGNS) ** length), ""
    for _ in range(length):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs


def normalise_code(typed: str, length: int, *, within: int = 100) -> str:
    """The code of that length that was meant, or nothing; what stands after `within` signs is not read.

    Lower case, full-width signs, blanks, dashes, invisible signs and sentence marks are mended, and what a program or a
    person set before or behind the code is left out; a wrong letter is not mended.
    """
    text = unicodedata.normalize("NFKC", typed[:within]).upper()
    joined = "".join(sign for sign in text if not _is_gap(sign))
    whole = "".join(sign for sign in joined.strip("/") if sign == "/" or sign.isalnum())
    parted = "".join(sign if _is_of_a_word(sign) else " " for sign in joined).split()
    for words in ([whole], parted):
        codes = {word for word in words if len(word) == length and set(word) <= set(SIGNS)}
        if codes:
            return codes.pop() if len(codes) == 1 else ""
    return ""


def _is_of_a_word(sign: str) -> bool:
    """Whether a sign beside a code is one too many: capitals and digits are, Chinese characters only surround it."""
    return unicodedata.category(sign) in {"Lu", "Lt", "Nd", "Nl", "No"}


def _is_gap(sign: str) -> bool:
    """Whether a sign can stand between the letters of one code: blanks, dashes, what only steers how text is set."""
    return sign.isspace() or unicodedata.category(sign) in {"Pd", "Cf", "Cc", "Mn", "Me"}
