"""A query cut into words: the fewest pieces that leave the least unknown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import is_word, runs
from .vocabulary import ARTICLES, Vocabulary, Word

#: The price of each on the cheapest way through a run. One character is dear: 们 is no word at the end of 朝天们.
UNKNOWN_CHARACTER, UNKNOWN_PIECE, KNOWN_PIECE, KNOWN_CHARACTER = 10, 6, 9, 12
LONG = 4  # characters from which an unknown run is hardly one name
_PARTICLES = re.compile("([的了吗呢能会要不没被把在是有和与给太很就都也怎])")


@dataclass(frozen=True)
class Segment:
    """A piece of a query, folded, and what is known of it."""

    text: str
    word: Word
    is_known: bool = True


def segments(text: str, vocabulary: Vocabulary) -> list[Segment]:
    """Return the pieces of a query in reading order, words without meaning too."""
    found: list[Segment] = []
    pending: list[str] = []
    for run in [*runs(text), ""]:
        if run and (is_word(run) or run.isascii()):
            pending += [run] if run not in ARTICLES else []
            continue
        found += _phrases(pending, vocabulary)
        pending = []
        found += _pieces(run, vocabulary) if run else []
    return found


def _phrases(words: list[str], vocabulary: Vocabulary) -> Iterator[Segment]:
    """Alphabetic words, the longest known phrases first: opening hours before opening."""
    start = 0
    while start < len(words):
        for length in range(min(vocabulary.most_runs, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + length])
            known = next((one for one in (phrase, _singular(phrase)) if one in vocabulary), None)
            if known or length == 1:
                yield Segment(known or phrase, vocabulary[known or phrase], is_known=bool(known))
                start += length
                break


def _singular(phrase: str) -> str:
    return phrase[:-1] if phrase.endswith("s") and len(phrase) > 3 else phrase


def _pieces(run: str, vocabulary: Vocabulary) -> list[Segment]:
    """The cheapest way through a run without blanks."""
    best: list[tuple[int, int, bool]] = [(0, 0, True)]  # price, where the last piece begins, whether it is known
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - max(vocabulary.longest, 1)), end):
            if run[start:end] in vocabulary:
                price = KNOWN_PIECE if end - start > 1 else KNOWN_CHARACTER
                ways.append((best[start][0] + price, start, True))
        price, start, known = best[end - 1]
        joined = not known and end > 1
        ways.append((price + UNKNOWN_CHARACTER + (0 if joined else UNKNOWN_PIECE), start if joined else end - 1, False))
        best.append(min(ways, key=lambda way: (way[0], way[1])))
    found: list[Segment] = []
    end = len(run)
    while end:
        _, start, known = best[end]
        piece = run[start:end]
        long = not known and (len(piece) >= LONG or _has_a_particle(piece))
        found += [
            Segment(one, vocabulary[one], one in vocabulary) for one in (_split(piece) if long else [piece])[::-1]
        ]
        end = start
    return found[::-1]


def _has_a_particle(run: str) -> bool:
    """Whether a run of three characters begins or ends with a particle: 关门 吗, 学完 有."""
    return len(run) == LONG - 1 and bool(_PARTICLES.fullmatch(run[0]) or _PARTICLES.fullmatch(run[-1]))


def _split(run: str) -> list[str]:
    """A long unknown run, cut where a particle stands: 凉菜隔夜 能 吃 吗."""
    return [piece for piece in _PARTICLES.split(run) if piece]
