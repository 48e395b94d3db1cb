"""Titles by sound: pinyin in full and by initials, from any syllable on."""

import re
from functools import lru_cache
from typing import Any

from .folding import fold

# A Bopomofo letter that no title holds keeps sounds apart from English words.
MARK = "ㄆ"
LONGEST = 8
HAN = re.compile("[\u3400-\u9fff]+")


def syllables(run: str) -> list[str]:
    """Return the toneless syllable of each character of a run of Chinese."""
    from pypinyin.seg import mmseg  # with its words 55 MB: loaded by the first title that needs it

    return [syllable for word in mmseg.seg.cut(fold(run)) for syllable in _spoken(word)]


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
    for run in HAN.findall(fold(title)):
        spoken = syllables(run)
        for start in range(len(spoken)):
            found |= {MARK + sound: None for sound in _spellings(spoken[start : start + LONGEST])}
    return list(found)


def sound_of(text: str) -> str:
    """Return the pinyin of `text` if it is two to eight Chinese characters and nothing else."""
    run = "".join(text.split())
    return "".join(syllables(run)) if 2 <= len(run) <= LONGEST and HAN.fullmatch(run) else ""


def sounding_like(text: str, sound: str, whole: bool = False) -> list[tuple[int, int]]:
    """Return the spans of `text` whose pinyin or initials are `sound`; the last syllable may be begun.

    With `whole`, the syllables must be complete.
    """
    spans = []
    for run in HAN.finditer(text):
        spoken = syllables(run.group())
        for start in range(len(spoken)):
            length = _reach(spoken[start : start + LONGEST], sound, whole)
            if length:
                spans.append((run.start() + start, run.start() + start + length))
    return spans


def _unread(characters: str) -> Any:
    """Keep characters without a known reading, one by one, so that places stay in step."""
    return list(characters)


def _spellings(spoken: list[str]) -> list[str]:
    full = "".join(spoken)
    initials = "".join([syllable[0] for syllable in spoken])
    # Keyboards type ü as v, people also as u.
    return [full, full.replace("v", "u"), initials]


def _reach(spoken: list[str], sound: str, whole: bool) -> int:
    """Return how many syllables spell `sound`; 0 if they do not."""
    for length in range(1, len(spoken) + 1):
        begun = spoken[:length]
        if sound in _spellings(begun) or (not whole and _begins(begun, sound)):
            return length
    return 0


def _begins(spoken: list[str], sound: str) -> bool:
    before, full = "".join(spoken[:-1]), "".join(spoken)
    return len(before) < len(sound) < len(full) and full.startswith(sound)
