"""A page on its way out: records are said in the reader's characters, and Chinese on English pages is marked as such.

Pages of the Traditional tree were converted when their originals were published; records (activities, units, ledgers)
are converted here, each time they are read. What is marked as being in another language stays as it is.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from django.http import HttpRequest, HttpResponse

from core.languages import BY_RULE, OWN, TAGS, readers_language
from core.models import TranslationStatus
from core.opencc import converter

from .markup import Walk
from .names import SHORTEST

_HAN = re.compile(r"[\u3400-\u9fff]")
_SPOKEN = re.compile(r'(\s(?:alt|aria-label|data-label|label|placeholder|title)=")([^"]*)"')
#: A run of Chinese with the punctuation and figures inside it.
_RUN = re.compile(
    r"[《“（]?[\u3400-\u9fff](?:[0-9\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’·—℃-]|[A-Za-z]+(?=[\u3400-\u9fff]))*"
)
_CHINESE = f'lang="{TAGS[OWN]}"'
#: Elements that hold text alone; what marks it is their own tag.
_PLAIN = {"title", "option", "svg"}


def localize_response(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware; a page in the site's own language passes untouched."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        code = readers_language()
        if code != OWN and not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            html = response.content.decode()
            response.content = (in_traditional(html) if code == BY_RULE else with_chinese_marked(html)).encode()
        return response

    return middleware


def in_traditional(html: str) -> str:
    """Convert every text and every attribute that is read out, but for names: those marked and those kept in pages."""
    names = _marked(html) | {name for kept in TranslationStatus.objects.kept_names() for name in kept.splitlines()}
    convert = converter(names)

    def text(words: str, language: str, around: list[str]) -> str:
        if language != TAGS[BY_RULE] or not _HAN.search(words):
            return words
        return escape(convert(unescape(words)), quote=False) if "&" in words else convert(words)

    def tag(words: str, language: str, around: list[str]) -> str:
        if language != TAGS[BY_RULE]:
            return words
        return _SPOKEN.sub(lambda found: f'{found[1]}{convert(found[2])}"', words)

    return Walk(tag, text).through(html)


def with_chinese_marked(html: str) -> str:
    """Mark what an English page says in Chinese: runs in its texts, and elements that hold nothing else."""

    def text(words: str, language: str, around: list[str]) -> str:
        if language != "en" or not _HAN.search(words):
            return words
        if not _PLAIN.isdisjoint(around):
            if len(_HAN.findall(words)) > len(re.findall(r"[A-Za-z]", unescape(words))):
                walk.out[-1] = _with_lang(walk.out[-1])
            return words
        return _RUN.sub(lambda run: f"<span {_CHINESE}>{run[0]}</span>", words)

    def tag(words: str, language: str, around: list[str]) -> str:
        is_spoken = language == "en" and around[-1] in ("img", "input") and any(map(_HAN.search, _spoken(words)))
        return _with_lang(words) if is_spoken else words

    walk = Walk(tag, text)
    return walk.through(html)


def _spoken(tag: str) -> list[str]:
    return [found[2] for found in _SPOKEN.finditer(tag)]


def _with_lang(tag: str) -> str:
    """An opening tag with the mark; anything else stays."""
    return re.sub(r"^<([a-zA-Z][\w-]*)", rf"<\1 {_CHINESE}", tag) if " lang=" not in tag else tag


def _marked(html: str) -> set[str]:
    """The texts that a page marks as being in the site's own language."""
    found: set[str] = set()

    def text(words: str, language: str, around: list[str]) -> str:
        if language == TAGS[OWN] and len(name := unescape(words).strip()) >= SHORTEST:
            found.add(name)
        return words

    Walk(lambda words, language, around: words, text).through(html)
    return found
