"""Text into search tokens: bigrams for Chinese, numbers and codes, words for alphabets."""

import re
from itertools import pairwise

from .folding import fold

_RUN = re.compile(r"[^\W_]+")  # what isalnum() says of a character, at C's pace
_LETTERS = re.compile("[a-z]+")
_EAST_ASIAN = "\u2e80"  # East Asian scripts begin here; halfwidth forms are folded away before
_UNKNOWN = "\u9fcd"  # from here on SQLite's tokenizer does not know every character

# A column holds at most this many tokens: PostgreSQL refuses vectors over one megabyte.
MOST_TOKENS = 40_000
# and over-long words; no word or code anyone looks for is longer.
LONGEST_WORD = 64


def runs(text: str) -> list[str]:
    """Return the unbroken runs of letters and digits of `text`, folded."""
    return _RUN.findall(fold(text))


def tokens(text: str) -> list[str]:
    """Return the tokens of `text` in reading order, then the words inside mixed runs.

    >>> tokens("洪崖洞 ISO9001")
    ['洪崖', '崖洞', '洞', 'is', 'so', 'o9', '90', '00', '01', '1', 'iso']
    """
    found = runs(text)
    spread = [token for run in found for token in run_tokens(run)]
    words = [word for run in found if not is_word(run) for word in _words(run)]
    return (spread + words)[:MOST_TOKENS]


def run_tokens(run: str) -> list[str]:
    """Return one alphabetic word as it is, any other run as its bigrams and last character.

    The last character alone keeps a phrase from crossing into the next run,
    and lets a prefix search find every single character.
    """
    if is_word(run):
        return [run[:LONGEST_WORD]]
    return [*bigrams(run), portable(run[-1])]


def bigrams(run: str) -> list[str]:
    """Return each pair of neighbouring characters of a run."""
    marks = run if max(run) < _UNKNOWN else [portable(character) for character in run]
    return [first + second for first, second in pairwise(marks)]


def is_word(run: str) -> bool:
    """Tell whether a run is one word of an alphabet: no digit, no East Asian character."""
    return run.isalpha() and max(run) < _EAST_ASIAN


def portable(character: str) -> str:
    """Spell out a character that SQLite's tokenizer, older than it, takes for a blank."""
    if character >= _UNKNOWN and not "\uac00" <= character <= "\uffff":
        return f"u{ord(character):x}"
    return character


def _is_alphabetic(character: str) -> bool:
    return character.isalpha() and character < _EAST_ASIAN


def _words(run: str) -> list[str]:
    """Return the alphabetic pieces of a mixed run, so that `iso` finds ISO9001."""
    if run.isascii():
        return _LETTERS.findall(run[:LONGEST_WORD])
    if run.isdecimal() or min(run) >= _EAST_ASIAN:
        return []
    return "".join(c if _is_alphabetic(c) else " " for c in run[:LONGEST_WORD]).split()
