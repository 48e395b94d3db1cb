"""Markdown, put together so that no text of an editor becomes a mark by accident."""

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from urllib.parse import urljoin

_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_AT_START = re.compile(r"^([^\S\n]*)([#+-]|\d+[.)])(?=\s)", re.M)
#: A web address in a text: signs of RFC 3986 only, so that it ends before Chinese punctuation and before a full stop.
_ADDRESS = re.compile(r"(https?://[\w.~:/?#@!$&'()*+,;=%-]*[\w/#=&%~-])", re.A | re.I)


def plain(text: object) -> str:
    """Text as it stands: its marks escaped, its addresses between signs that end them, its line breaks kept."""
    return _AT_START.sub(r"\1\\\2", _with_addresses(str(text).strip()))


def line(text: object) -> str:
    """Text on one line."""
    return " ".join(plain(text).split())


def link(text: object, address: str) -> str:
    """A link; in its words no address is a link of its own."""
    return f"[{' '.join(_escaped(str(text)).split())}]({_target(address)})"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _with_addresses(text: str) -> str:
    parts = _ADDRESS.split(text)  # every second one is an address
    return "".join(autolink(part) if place % 2 else _escaped(part) for place, part in enumerate(parts))


def _target(address: str) -> str:
    return f"<{address}>" if set(address) & set(" ()") else address


def autolink(full: str) -> str:
    """An address by itself, between signs that end it."""
    return f"<{full}>"


def quote(text: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {each}".rstrip() for each in text.splitlines())


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def numbers(items: Iterable[str]) -> str:
    return "\n".join(f"{place}. {item}" for place, item in enumerate(items, start=1))


def table(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table with a row of heads."""
    written = [" | ".join(map(line, row)) for row in [heads, *rows]]
    written.insert(1, " | ".join("---" for _ in heads))
    return "\n".join(f"| {row} |" for row in written)


def paragraphs(*parts: str) -> str:
    """Parts with a blank line between them, without the empty ones."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def together(*parts: str) -> str:
    """Parts like `paragraphs`, but items that follow each other make one list."""
    found: list[str] = []
    for part in filter(str.strip, parts):
        is_item = part.startswith("- ") and "\n" not in part
        if is_item and found and found[-1].startswith("- "):
            found[-1] += f"\n{part}"
        else:
            found.append(part)
    return paragraphs(*found)


def from_html(html: str, base: str) -> str:
    """Rich text as pages show it: bold, links, lists and paragraphs; other tags leave their words."""
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return paragraphs(*reader.parts())


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self._parts: list[str] = []
        self._text = ""
        self._lists: list[int | None] = []  # a number for each ordered list that is open
        self._sign = ""  # of the item being written
        self._links: list[str] = []
        self._in_list = False  # whether the last part is a list

    def parts(self) -> list[str]:
        self._end()
        return self._parts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._end()
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._end()
            self._text = self._sign = self._bullet()
        elif tag in ("b", "strong"):
            self._text += "**"
        elif tag == "a":
            self._links.append(urljoin(self._base, dict(attrs).get("href") or ""))
            self._text += "["
        elif tag == "br":
            self._text += "  \n"
        elif tag not in ("i", "em", "span"):
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self._text += "**"
        elif tag == "a" and self._links:
            self._text += f"]({_target(self._links.pop())})"
        elif tag in ("ul", "ol") and self._lists:
            self._end()
            self._lists.pop()
        elif tag not in ("i", "em", "span", "br"):
            self._end()

    def handle_data(self, data: str) -> None:
        words = data if self._text else data.lstrip()
        self._text += _escaped(words) if self._links else _with_addresses(words)

    def _bullet(self) -> str:
        depth = "   " * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{depth}- "
        self._lists[-1] = number + 1
        return f"{depth}{number}. "

    def _end(self) -> None:
        """Close what is being written; the items of a list stay together."""
        text, self._text = self._text.rstrip(), ""
        if not text.strip() or (self._lists and text.strip() == self._sign.strip()):
            return
        if self._lists and self._in_list:
            self._parts[-1] += f"\n{text}"
        else:
            self._parts.append(text)
        self._in_list = bool(self._lists)
