"""Traditional characters by rule: OpenCC's table for Taiwan, and before it our own words and names that stay."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from .languages import BY_RULE, OWN, readers_language

OWN_WORDS = Path(__file__).with_name("traditional.txt")
SURNAMES, TITLES = "姓：", "称："


def convert(text: str, kept: Iterable[str] = ()) -> str:
    """Return `text` in Traditional characters; names in `kept` stay as they are written.

    >>> convert("重庆小面，乾丰号面庄", kept=["乾丰号面庄"])
    '重慶小麵，乾丰号面庄'
    """
    return converter(kept)(text)


def converter(kept: Iterable[str]) -> Callable[[str], str]:
    """`convert` for many texts: what finds the names is made once."""
    names = sorted(filter(None, kept), key=len, reverse=True)
    found = re.compile(f"({'|'.join(map(re.escape, names))})") if names else None

    def converted(text: str) -> str:
        if text.isascii():
            return text
        pieces = found.split(text) if found else [text]
        return "".join(piece if place % 2 else _by_rule(piece) for place, piece in enumerate(pieces))

    return converted


def to_simplified(text: str) -> str:
    """Return `text` in Simplified characters, to compare what people in other places write; never for readers."""
    return text if text.isascii() else _simplifier().convert(text)


def in_words(own: str, english: str = "") -> str:
    """A record's words in the reader's language: as written, by rule, or in English where there is any."""
    code = readers_language()
    if code == BY_RULE:
        return convert(own)
    return own if code == OWN else english or own


def _by_rule(text: str) -> str:
    own, pattern = own_words()
    pieces = pattern.split(text)
    return "".join(own[piece] if place % 2 else _table().convert(piece) for place, piece in enumerate(pieces))


@cache
def own_words() -> tuple[dict[str, str], re.Pattern[str]]:
    """Our dictionary, and what finds its words: the longest at a place first."""
    lines = [line.split() for line in OWN_WORDS.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line[0].startswith("#")]
    own = dict(_with_surnames(*([line[1:] for line in lines if line[0] == mark] for mark in (SURNAMES, TITLES))))
    own |= dict(line for line in lines if line[0] not in (SURNAMES, TITLES))
    return own, re.compile(f"({'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})")


def _with_surnames(surnames: list[list[str]], titles: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Surnames that other words write differently, before each title and beside the word surname: 余先生, 姓余."""
    for own, traditional in map(tuple, chain(*surnames)):
        yield from ((f"姓{own}", f"姓{traditional}"), (f"{own}姓", f"{traditional}姓"))
        yield from ((own + title, traditional + _table().convert(title)) for title in chain(*titles))


@cache
def _simplifier() -> Any:
    from opencc import OpenCC  # loaded by the first text that needs it

    return OpenCC("t2s")


@cache
def _table() -> Any:
    from opencc import OpenCC  # loaded by the first text that needs it

    return OpenCC("s2tw")
