"""The HTML of a Word document as parts of a lesson; headings part it, lists, tables, bold and pictures stay."""

from dataclasses import dataclass, field
from typing import Any

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "b", "strong", "br", "a", "img", "table", "thead"}
TAGS |= {"tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan"}, "th": {"colspan"}}
LONGEST_TITLE = 40
MOST_COLUMNS = 20
_RICH = {"tags": {"p", "ul", "ol", "li", "b", "br", "a"}, "attributes": {"a": {"href"}}}

Block = dict[str, Any]


@dataclass
class Draft:
    """A document as a lesson would hold it: its title and parts, each with a title and blocks."""

    title: str = ""
    parts: list[dict[str, Any]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def draft_of(html: str, fallback_title: str) -> Draft:
    """The parts of a document; text before the first heading makes a part named like the document."""
    draft = Draft()
    soup = BeautifulSoup(
        nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None),
        "html.parser",
    )
    elements = [element for element in soup.children if isinstance(element, Tag)]
    first = elements[0] if elements else None
    if first is not None and first.name == "h1" and _names_the_whole(elements):
        draft.title = _text(first)
        elements = elements[1:]
    draft.title = (draft.title or fallback_title)[:LONGEST_TITLE]
    for element in elements:
        _place(draft, element)
    draft.parts = [part for part in draft.parts if part["body"]]
    return draft


def _names_the_whole(elements: list[Tag]) -> bool:
    """Whether the only heading of the first level is the document's title."""
    return sum(element.name == "h1" for element in elements) == 1 and any(each.name == "h2" for each in elements)


def _place(draft: Draft, element: Tag) -> None:
    if element.name in ("h1", "h2"):
        if title := _text(element):
            draft.parts.append({"title": _short(draft, title), "body": []})
        return
    if not draft.parts:
        draft.parts.append({"title": _short(draft, draft.title), "body": []})
    body = draft.parts[-1]["body"]
    if element.name.startswith("h"):
        if title := _text(element):
            body.append({"type": "heading", "value": title})
    elif element.name == "table":
        _add_table(draft, body, element)
    else:
        _add_text(body, element)


def _short(draft: Draft, title: str) -> str:
    if len(title) > LONGEST_TITLE:
        draft.notices.append(f"标题“{title}”超过 {LONGEST_TITLE} 字，截短了。")
    return title[:LONGEST_TITLE]


def _add_text(body: list[Block], element: Tag) -> None:
    """Text and lists that follow each other are one paragraph block; a picture stands by itself after its text."""
    pictures = element.find_all("img")
    for picture in pictures:
        picture.extract()
    for strong in element.find_all("strong"):
        strong.name = "b"
    if _text(element):
        html = nh3.clean(str(element), **_RICH, link_rel=None)  # type: ignore[arg-type]
        if body and body[-1]["type"] == "paragraph":
            body[-1]["value"] += html
        else:
            body.append({"type": "paragraph", "value": html})
    for picture in pictures:
        number = str(picture.get("src", "")).removeprefix("picture-")
        if number.isdigit():
            body.append({"type": "picture", "value": {"number": int(number), "alt": str(picture.get("alt", ""))}})


def _add_table(draft: Draft, body: list[Block], table: Tag) -> None:
    """A table of plain text; the first row is its head, cells that span several columns are followed by empty ones."""
    rows = [row for row in (_cells(row) for row in table.find_all("tr")) if any(row)]
    if not rows:
        return
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        draft.notices.append(f"有一张表有 {width} 列，只保留了前 {MOST_COLUMNS} 列。")
        width = MOST_COLUMNS
    head, *rest = [(row + [""] * width)[:width] for row in rows]
    columns = [{"type": "text", "heading": heading} for heading in head]
    value = {"columns": columns, "rows": [{"values": row} for row in rest], "caption": ""}
    body.append({"type": "table", "value": value})
    for picture in table.find_all("img"):
        number = str(picture.get("src", "")).removeprefix("picture-")
        body.append({"type": "picture", "value": {"number": int(number), "alt": str(picture.get("alt", ""))}})


def _cells(row: Tag) -> list[str]:
    cells: list[str] = []
    for cell in row.find_all(["td", "th"], recursive=False):
        span = str(cell.get("colspan", "1"))
        cells += [_text(cell), *[""] * (min(int(span), MOST_COLUMNS) - 1 if span.isdigit() and int(span) else 0)]
    return cells


def _text(element: Tag) -> str:
    strings = (string for string in element.descendants if isinstance(string, NavigableString))
    return " ".join("".join(strings).split())
