"""The links inside a page's rich text, StreamFields and fields of addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


@dataclass(frozen=True)
class Link:
    """`kind` is page, document or address; `target` a primary key or an address."""

    kind: str
    target: str
    words: str = ""

    def __str__(self) -> str:
        shown = self.words or self.target
        return f"“{shown}”" if self.kind != "address" or not self.words else f"“{shown}”（{self.target}）"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[Link] = []
        self._open: tuple[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "a":
            kind = facts.get("linktype", "address")
            self._open = (kind, facts.get("id" if kind != "address" else "href", ""))
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self.links.append(Link(*self._open, "".join(self._words).strip()))
            self._open = None


def links_of(page: Page) -> Iterator[Link]:
    """Every link an editor put on a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _in_stored(getattr(page, field.name).get_prep_value())
        elif isinstance(field, RichTextField):
            yield from _in_text(getattr(page, field.name))
        elif isinstance(field, models.URLField) and (address := getattr(page, field.name)):
            yield Link("address", address)


def _in_stored(value: Any) -> Iterator[Link]:
    """The links in a StreamField as it is stored: lists, dictionaries and strings."""
    match value:
        case dict():
            for inner in value.values():
                yield from _in_stored(inner)
        case list() | tuple():
            for inner in value:
                yield from _in_stored(inner)
        case str():
            yield from _in_text(value)


def _in_text(text: str) -> Iterator[Link]:
    if text.startswith(("http://", "https://")) and " " not in text:
        yield Link("address", text)
    elif "<a " in text:
        reader = _Reader()
        reader.feed(text)
        yield from reader.links
