"""Our own documents as HTML, by markdown-it (CommonMark and tables); HTML in a document is shown as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True)
class RenderedDocument:
    """A document: its HTML, and the headings of its second level; headings are their own anchors."""

    html: SafeString
    sections: list[str]


_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def render(source: str) -> RenderedDocument:
    """A document as HTML."""
    tokens = _markdown.parse(source)
    sections = list(_sections(tokens))
    for line in (one.children for one in tokens if one.children):
        _join_chinese(line)
        _lead_to_chapters(line)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return RenderedDocument(mark_safe(html), sections)


def _sections(tokens: list[Token]) -> Iterator[str]:
    """Headings of the second level; every heading becomes an anchor, every cell above a column says so."""
    for opening, inline in pairwise(tokens):
        if opening.type == "th_open":
            opening.attrSet("scope", "col")
        if opening.type != "heading_open":
            continue
        opening.attrSet("id", inline.content)
        if opening.tag == "h2":
            yield inline.content


def _join_chinese(line: list[Token]) -> None:
    """Between two Chinese characters a line's end is no blank."""
    for before, token, after in zip(line, line[1:], line[2:], strict=False):
        if token.type == "softbreak" and not (before.content[-1:] + after.content[:1]).isascii():
            token.type = "text"


def _lead_to_chapters(line: list[Token]) -> None:
    for token in line:
        if token.type == "link_open":
            token.attrSet("href", _target(str(token.attrGet("href"))))


def _target(address: str) -> str:
    """A link to another document of ours leads to its chapter."""
    from .chapters import CHAPTERS
    from .chapters import address as address_of

    file = address.partition("#")[0]
    return next((address_of(one.slug) for one in CHAPTERS.values() if one.file == file), address)
