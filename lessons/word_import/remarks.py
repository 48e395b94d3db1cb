"""What the reader has to say about a document, at the place it is about."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from .markup import REMARKS

_QUOTED = 80  # characters of a lost text that are told
_MOST = 40  # lost texts that are told one by one


class Remarks:
    """The remarks of a document by their numbers; each is told once."""

    def __init__(self, texts: list[str]) -> None:
        self._left = dict(enumerate(texts))

    def take(self, element: Tag) -> list[str]:
        """The remarks inside an element, whose marks are taken out of it."""
        told = []
        for string in list(element.find_all(string=REMARKS)):
            told += [text for number in REMARKS.findall(string) if (text := self._left.pop(int(number), ""))]
            string.replace_with(NavigableString(REMARKS.sub("", string)))
        return told

    def rest(self) -> list[str]:
        """Those that stand nowhere in the text."""
        return list(self._left.values())


def lost(texts: Iterable[str], draft: Any) -> list[str]:
    """The pieces of a document's paragraphs that stand nowhere in the draft, its remarks included."""
    there = _plain(" ".join(_strings(draft)))
    plain_texts = [plain for text in texts if (plain := _plain(text))]
    fewer = Counter("".join(plain_texts)) - Counter(there)
    missing = []
    for plain in plain_texts:
        if plain not in there:
            missing += _missing(plain, there) or ([plain] if any(sign in fewer for sign in plain) else [])
    told = [f"“{unicodedata.normalize('NFC', piece)[:_QUOTED]}”" for piece in dict.fromkeys(missing)]
    if len(told) > _MOST:
        told = [*told[:_MOST], f"等 {len(told)} 处"]
    return told


def _missing(text: str, there: str) -> list[str]:
    """Cut a text that is not there as a whole: the longest beginnings that are there are gone over."""
    pieces, start = [""], 0
    while start < len(text):
        end = _longest(text, start, there)
        if end == start:
            pieces[-1] += text[start]
            start += 1
        else:
            pieces.append("")
            start = end
    return [piece for piece in pieces if piece]


def _longest(text: str, start: int, there: str) -> int:
    """The end of the longest piece from `start` on that is there; by halving, as a part of what is there is there."""
    low, high = start, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[start:middle] in there else (low, middle - 1)
    return low


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKD", REMARKS.sub("", text)).split())


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield BeautifulSoup(value, "html.parser").get_text() if "<" in value else value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
