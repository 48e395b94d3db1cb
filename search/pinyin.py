"""Titles by sound: pinyin in full and by initials, from any syllable on."""

import re
from functools import lru_cache
from itertools import islice, product
from typing import Any

from .folding import fold

# A Bopomofo letter that no title holds keeps sounds apart from English words.
MARK = "ㄆ"
LONGEST = 8
MOST_NEAR = 64
_MARKS = re.compile(r"[^\w\s]+")
ENDS = ("in", "ing", "en", "eng")
HAN = re.compile("[\u3400-\u9fff]+")


def syllables(run: str) -> list[str]:
    """Return the toneless syllable of each character of a run of Chinese."""
    from pypinyin.seg import mmseg  # with its words 55 MB: loaded by the first title that needs it

    return [syllable for word in mmseg.seg.cut(run) for syllable in _spoken(word)]


@lru_cache(maxsize=16_384)
def _spoken(word: str) -> list[str]:
    """The syllables of one word; the same words come in title after title."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(word, errors=_unread)


def sound_tokens(title: str) -> list[str]:
    """Return the marked sounds of a title: every suffix, in full and by initials.

    >>> sound_tokens("洪崖洞")
    ['ㄆhongyadong', 'ㄆhyd', 'ㄆyadong', 'ㄆyd', 'ㄆdong', 'ㄆd']
    """
    found: dict[str, None] = {}
    for run in HAN.findall(_MARKS.sub("", title)):
        for spoken in _readings(run):
            for start in range(len(spoken)):
                found |= {MARK + sound: None for sound in _spellings(spoken[start : start + LONGEST])}
    return list(found)


def _readings(run: str) -> list[list[str]]:
    """How a run may be read: as written, as folded, and by every reading of its first character.

    Folding comes second: 著名 as 着名 would be zheming. A first character is often a surname: 单记 is shanji.
    """
    written = syllables(run)
    found = [written, *([syllables(fold(run))] if fold(run) != run else [])]
    found += [[first, *written[1:]] for first in _all_readings(run[0])]
    return [list(spoken) for spoken in dict.fromkeys(map(tuple, found)) if len(spoken) == len(run)]


@lru_cache(maxsize=4096)
def _all_readings(character: str) -> list[str]:
    from pypinyin import Style, pinyin

    readings: list[str] = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return [one for one in readings if one.isalpha()]


def sound_of(text: str) -> list[str]:
    """Return the syllables of `text` if it is two to eight Chinese characters and nothing else."""
    run = "".join(text.split())
    return syllables(run) if 2 <= len(run) <= LONGEST and HAN.fullmatch(run) else []


def near_spellings(spoken: list[str]) -> list[str]:
    """Return how these syllables may be written by whoever does not tell zh from z, n from l, ing from in.

    As they are first; at most `MOST_NEAR`.
    """
    if not spoken:
        return []
    ways = product(*(dict.fromkeys([one, *_mixed_up(one)]) for one in spoken))
    return ["".join(way) for way in islice(ways, MOST_NEAR)]


def sounding_near(title: str, text: str) -> list[tuple[int, int]]:
    """Return the spans of `title` that sound like `text`, differences that people mix up left aside."""
    wanted = [_plain(syllable) for syllable in sound_of(text)]
    spans: list[tuple[int, int]] = []
    for run in HAN.finditer(title) if wanted else ():
        spoken = [_plain(syllable) for syllable in syllables(run.group())]
        starts = range(len(spoken) - len(wanted) + 1)
        found = [run.start() + start for start in starts if spoken[start : start + len(wanted)] == wanted]
        spans += [(start, start + len(wanted)) for start in found]
    return spans


def sounding_like(text: str, sound: str) -> list[tuple[int, int]]:
    """Return the spans of `text` whose pinyin or initials are `sound`; the last syllable may be begun."""
    spans = []
    for run in HAN.finditer(text):
        spoken = syllables(run.group())
        for start in range(len(spoken)):
            length = _reach(spoken[start : start + LONGEST], sound)
            if length:
                spans.append((run.start() + start, run.start() + start + length))
    return spans


def _mixed_up(syllable: str) -> list[str]:
    """The other spellings of one syllable."""
    heads = [syllable]
    for one, two in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")):
        if syllable.startswith(one):
            heads.append(two + syllable[len(one) :])
        elif syllable.startswith(two):
            heads.append(one + syllable[len(two) :])
    ends = [f"{one}g" if one.endswith(("in", "en")) else one[:-1] for one in heads if one.endswith(ENDS)]
    return [*heads[1:], *ends]


def _plain(syllable: str) -> str:
    """A syllable without the differences that are mixed up."""
    syllable = syllable.removesuffix("g") if syllable.endswith(("ing", "eng")) else syllable
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    return f"n{syllable[1:]}" if syllable.startswith("l") else syllable


def _unread(characters: str) -> Any:
    """Keep characters without a known reading, one by one, so that places stay in step."""
    return list(characters)


def _spellings(spoken: list[str]) -> list[str]:
    full = "".join(spoken)
    initials = "".join([syllable[0] for syllable in spoken])
    # Keyboards type ü as v, people also as u.
    return [full, full.replace("v", "u"), initials]


def _reach(spoken: list[str], sound: str) -> int:
    """Return how many syllables spell `sound`; 0 if they do not."""
    for length in range(1, len(spoken) + 1):
        begun = spoken[:length]
        if sound in _spellings(begun) or _begins(begun, sound):
            return length
    return 0


def _begins(spoken: list[str], sound: str) -> bool:
    before, full = "".join(spoken[:-1]), "".join(spoken)
    return len(before) < len(sound) < len(full) and full.startswith(sound)
