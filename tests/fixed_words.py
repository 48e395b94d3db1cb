"""The fixed words of the interface on a page, as a reader meets them."""

import re
from collections.abc import Iterator

import polib
from bs4 import BeautifulSoup

from core.opencc import convert
from languages.interface import BY_PEOPLE, catalogue_of

SPOKEN = ("aria-label", "alt", "placeholder", "title", "content", "data-label", "label")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[sd]")
#: Titles of pages are the editors' words, not ours.
_TITLES = ".menu__list, .crumbs, .search__title, h1, .card__title"


def in_chinese() -> re.Pattern[str]:
    """What finds a fixed word said in Chinese: a whole text or attribute, whatever stands at its placeholders."""
    return _any_of(_words())


def in_simplified() -> re.Pattern[str]:
    """The same for those that Traditional characters write otherwise."""
    return _any_of(word for word in _words() if convert(word) != word)


def left(html: str, words: re.Pattern[str], beside: str = "noscript") -> list[str]:
    """The fixed words on a page that are not marked as being in another language, but for the elements `beside`."""
    texts = {text.strip() for text in _texts(html, beside) if CHINESE.search(text)}
    return sorted(text for text in texts if words.fullmatch(text))


def _words() -> Iterator[str]:
    for entry in polib.pofile(str(catalogue_of(BY_PEOPLE))):
        plain = BeautifulSoup(entry.msgid.replace("%%", "%"), "html.parser").get_text()
        own = CHINESE.findall(_PLACEHOLDER.sub("", re.escape(plain)))
        if len(own) > 1 or (own and plain == entry.msgid):
            yield plain


def _any_of(words: Iterator[str]) -> re.Pattern[str]:
    patterns = {_PLACEHOLDER.sub(".*?", re.escape(word)) for word in words}
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _texts(html: str, beside: str) -> Iterator[str]:
    page = BeautifulSoup(html, "html.parser")
    own = str(page.html["lang"]) if page.html else ""
    for marked in page.select(f"body [lang]:not([lang={own!r}]), body [hreflang], script, style, {beside}, {_TITLES}"):
        marked.decompose()
    for element in page.find_all(True):
        yield from (element[name] for name in SPOKEN if element.get(name))
    yield from page.stripped_strings
