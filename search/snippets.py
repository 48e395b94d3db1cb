"""Why a result was found: the words around the match, and the match itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .folding import fold
from .pinyin import sounding_like
from .tokens import is_word, runs

BEFORE = 24
LENGTH = 90


@dataclass(frozen=True)
class Piece:
    """A stretch of text; templates escape it and put <mark> around a match."""

    text: str
    is_match: bool = False


def pieces(title: str, ways: Iterable[str]) -> list[Piece]:
    """Return a whole title cut at the matches of any of the queries; titles also match by sound."""
    ways = list(ways)
    return _cut(title, _matches(title, ways) or _sounding(title, ways))


def excerpt(texts: Iterable[str], ways: Iterable[str]) -> list[Piece]:
    """Return about 90 characters around the first match in `texts`; nothing if there is none."""
    ways = list(ways)
    for text in texts:
        spans = _matches(text, ways)
        if spans:
            start = max(0, spans[0][0] - BEFORE)
            stop = start + LENGTH
            inside = [(low - start, min(high, stop) - start) for low, high in spans if low < stop]
            found = _cut(text[start:stop], inside)
            before = [Piece("…")] if start else []
            after = [Piece("…")] if stop < len(text) else []
            return [*before, *found, *after]
    return []


def _matches(text: str, ways: Iterable[str]) -> list[tuple[int, int]]:
    """Return the spans of `text` that a term of any query matches, in order, without overlap."""
    folded, places = _folded(text)
    spans = [
        (places[match.start()], places[match.end() - 1] + 1)
        for pattern in _patterns(ways)
        for match in pattern.finditer(folded)
    ]
    return _merged(spans)


def _sounding(title: str, ways: Iterable[str]) -> list[tuple[int, int]]:
    sounds = {run for way in ways for run in runs(way) if is_word(run) and len(run) > 1}
    return _merged([span for sound in sounds for span in sounding_like(title, sound)])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _patterns(ways: Iterable[str]) -> list[re.Pattern[str]]:
    terms = {tuple(runs(term)) for way in ways for term in re.split(r'[\s"]+', way)}
    return [_pattern(term) for term in terms if term]


def _pattern(term: tuple[str, ...]) -> re.Pattern[str]:
    words = r"[^\w]*".join(map(re.escape, term))
    return re.compile(rf"(?<![a-z]){words}" if term[0].isascii() and is_word(term[0]) else words)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and, for each of its characters, the place it comes from."""
    whole = fold(text)
    if len(whole) == len(text):
        return whole, range(len(text))  # nearly every text; the long way costs a fold for each character
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places


def _cut(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    found, end = [], 0
    for low, high in spans:
        found += [Piece(text[end:low]), Piece(text[low:high], is_match=True)]
        end = high
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]
