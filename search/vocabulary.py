"""The words search knows: what editors teach it, general words, and words that carry no meaning of their own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from .folding import fold
from .models import Synonym, lines
from .pinyin import HAN, syllables
from .tokens import runs

ARTICLES = {"a", "an", "the"}
FOLDER = Path(__file__).with_name("words")
_KIND_OF_REGION = re.compile("(特别行政区|自治区|自治州|自治县|省|市|区|县|旗)$")


class Weight(Enum):
    """How much a word tells; the value is what it covers of a query."""

    FUNCTION = 0  # of, the, how: left out
    VAGUE = 3  # list, recommended, nearby
    GENERAL = 9  # known only to cut sentences
    FACILITY = 8  # asked for at every place; pages that are of no place tell nothing about it
    PLAIN = 14
    NAME = 30  # of a place on the site: what else is asked, the place must be met


@dataclass(frozen=True)
class Word:
    """A known word: how much it tells, what says the same, what it leads to, and what a person who types it asks."""

    weight: Weight = Weight.PLAIN
    same: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Known words by their runs joined by one blank; Chinese words have one run."""

    words: dict[str, Word]
    longest: int  # characters
    most_runs: int
    around: frozenset[str] = frozenset()  # the names of the region and the district

    def __getitem__(self, text: str) -> Word:
        return self.words.get(text, _UNKNOWN)

    def __contains__(self, text: str) -> bool:
        return text in self.words


_UNKNOWN = Word()


def vocabulary(names: Iterable[str], around: Iterable[str] = ()) -> Vocabulary:
    """The words as editors have them now, and these names of places: one query; put together anew after a change.

    `around` are the names of the region and the district: they hold for every page, so that they tell nothing.
    """
    rows = tuple(Synonym.objects.values_list("words", "broader", "question").order_by("pk"))
    return _made(rows, tuple(names), _short_too(tuple(around)))


def normal(text: str) -> str:
    """The runs of letters and digits of a word, folded and without articles, joined by single blanks."""
    return " ".join(run for run in runs(text) if run not in ARTICLES) or " ".join(runs(text))


def is_elsewhere(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a place that is not of this site is named: then nothing near is offered instead."""
    folded, words = fold(text), f" {normal(text)} "
    names = (name for name in _listed("elsewhere") if name not in vocabulary.around)
    return any(f" {name} " in words if name.isascii() else name in folded for name in names)


@lru_cache(maxsize=3)
def _short_too(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a region as they are written, without the word for what it is, and in pinyin: 渝中区, 渝中, yuzhong."""
    short = [_KIND_OF_REGION.sub("", each) for each in names]
    spoken = ["".join(syllables(name)) for name in short if HAN.fullmatch(name)]
    return tuple(name for name in _distinct([*names, *short, *spoken]) if len(name) > 1)


@lru_cache(maxsize=3)
def _made(rows: tuple[tuple[str, str, str], ...], names: tuple[str, ...], around: tuple[str, ...]) -> Vocabulary:
    places = set(_distinct(names))
    words = {word: Word() for word in _listed("elsewhere")}
    words |= {word: Word(Weight.FUNCTION) for word in (*around, *_listed("function"))}
    words |= {word: Word(Weight.VAGUE) for word in _listed("vague")}
    words |= {word: Word(Weight.GENERAL) for word in _listed("general") if word not in words}
    words |= {word: Word(Weight.FACILITY) for word in _listed("facilities")}
    for said, broader, question in rows:
        group, above = _spelled(lines(said)), _spelled(lines(broader))
        is_place = not places.isdisjoint(map(normal, group))
        for word in dict.fromkeys(map(normal, group)):
            words[word] = _with(words.get(word), group, above, question, is_place)
        for word in map(normal, above):
            words.setdefault(word, Word())
    words |= {name: Word(Weight.NAME, (name,)) for name in places if name not in words}
    longest, most = max(map(len, words), default=0), max((word.count(" ") + 1 for word in words), default=0)
    return Vocabulary(words, longest, most, frozenset(around))


def _with(known: Word | None, group: tuple[str, ...], broader: tuple[str, ...], question: str, is_place: bool) -> Word:
    """A word that stands in one group more."""
    before = known if known and known.weight not in (Weight.FUNCTION, Weight.GENERAL) else _UNKNOWN
    return Word(
        Weight.NAME if is_place else before.weight,
        tuple(dict.fromkeys([*before.same, *group])),
        tuple(dict.fromkeys([*before.broader, *broader])),
        tuple(dict.fromkeys([*before.questions, *filter(None, [question])])),
    )


def _spelled(words: Iterable[str]) -> tuple[str, ...]:
    """The words as texts hold them, articles too; none without a letter or digit."""
    return tuple(dict.fromkeys(filter(None, (" ".join(runs(word)) for word in words))))


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(normal, words))))


@cache
def _listed(name: str) -> tuple[str, ...]:
    """The words of one shipped list, several to a line; what follows a # says what they are."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found = (line.partition("#")[0] for line in text.splitlines())
    separator = "|"
    return _distinct(word for line in found for word in (line.split(separator) if separator in line else line.split()))
