"""The HTML of a Word document as parts of a lesson; headings part it, lists, tables, bold and pictures stay."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

from .remarks import Remarks
from .signs import raise_signs
from .tables import read_table

TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "b", "strong", "br", "a", "img", "table", "thead"}
TAGS |= {"tbody", "tr", "th", "td", "sup", "sub"}
SPANS = {"colspan", "rowspan"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": SPANS, "th": SPANS}
LONGEST_TITLE = 40
_RICH = {"tags": {"p", "ul", "ol", "li", "b", "br", "a", "sup", "sub"}, "attributes": {"a": {"href"}}}

Block = dict[str, Any]


@dataclass
class Draft:
    """A document as a lesson would hold it: its title and parts, each with a title and blocks."""

    title: str = ""
    parts: list[dict[str, Any]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def draft_of(html: str, remarks_made: list[str], notes: dict[str, str]) -> Draft:
    """The parts of a document; text before the first heading makes a part without a title.

    `notes`: footnotes by the number that stands in the text. A remark is a block "notice" after what it is about, for
    the preview alone.
    """
    draft = Draft()
    remarks = Remarks(remarks_made)
    html = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
    soup = BeautifulSoup(html, "html.parser")
    raise_signs(soup)
    elements = [element for element in soup.children if isinstance(element, Tag)]
    first = elements[0] if elements else None
    if first is not None and first.name == "h1" and (_names_the_whole(elements) or _is_above_all(elements)):
        draft.notices += remarks.take(first)
        draft.title = _text(first)
        elements = elements[1:]
    if len(draft.title) > LONGEST_TITLE:
        draft.notices.append(_cut_short(draft.title))
        draft.title = draft.title[:LONGEST_TITLE]
    for element in elements:
        told = remarks.take(element)
        _place(draft, element)
        _tell(draft, told)
    draft.parts = _filled(draft)
    for part in draft.parts:
        _add_notes(part, notes)
    draft.notices += remarks.rest()
    return draft


def _tell(draft: Draft, told: list[str]) -> None:
    if told and not draft.parts:
        draft.notices += told
    elif told:
        draft.parts[-1]["body"] += map(_notice, told)


def _add_notes(part: dict[str, Any], notes: dict[str, str]) -> None:
    """The notes that a part's text refers to, at its end."""
    words = str(part)
    for number, note in notes.items():
        if f"［注{number}］" in words:
            part["body"].append({"type": "paragraph", "value": f"<p>［注{number}］{escape(note)}</p>"})


def _filled(draft: Draft) -> list[dict[str, Any]]:
    """The parts that hold something; what is told in the others is told in the next one, their titles too."""
    filled: list[dict[str, Any]] = []
    told: list[Block] = []
    for part in draft.parts:
        if any(block["type"] != "notice" for block in part["body"]):
            part["body"][:0] = told
            filled.append(part)
            told = []
            continue
        if part["title"]:
            told.append(_notice(f"标题“{part['title']}”下面没有内容，没有成为一节，请按需补上。"))
        told += part["body"]
    draft.notices += [block["value"] for block in told]
    return filled


def _is_above_all(elements: list[Tag]) -> bool:
    """Whether another of the first level follows the first one at once: then this one is the document's title."""
    return len(elements) > 2 and elements[1].name == "h1"


def _names_the_whole(elements: list[Tag]) -> bool:
    """Whether the only heading of the first level is the document's title."""
    return sum(element.name == "h1" for element in elements) == 1 and any(each.name == "h2" for each in elements)


def _place(draft: Draft, element: Tag) -> None:
    if (inner := _alone_in_its_table(element)) is not None:
        for each in [each for each in inner.children if isinstance(each, Tag)]:
            _place(draft, each)
    elif element.name in ("h1", "h2"):
        if title := _text(element):
            cut = [_notice(_cut_short(title))] if len(title) > LONGEST_TITLE else []
            draft.parts.append({"title": title[:LONGEST_TITLE], "body": cut})
    else:
        _place_below(draft, element)


def _place_below(draft: Draft, element: Tag) -> None:
    """What is no part of its own belongs to the last one."""
    if not draft.parts:
        draft.parts.append({"title": draft.title, "body": []})
    body = draft.parts[-1]["body"]
    if element.name.startswith("h"):
        if title := _text(element):
            body.append({"type": "heading", "value": title})
    elif element.name == "table":
        _add_table(body, element)
    else:
        _add_text(body, element)


def _alone_in_its_table(element: Tag) -> Tag | None:
    """The only cell of a table that merely draws a frame around text."""
    cells = element.find_all(["td", "th"]) if element.name == "table" else []
    return cells[0] if len(cells) == 1 and cells[0].find(True) is not None else None


def _cut_short(title: str) -> str:
    return f"标题“{title}”超过 {LONGEST_TITLE} 字，截短了。"


def _notice(text: str) -> Block:
    """What is told to the editor at its place."""
    return {"type": "notice", "value": text}


def _add_text(body: list[Block], element: Tag) -> None:
    """Text and lists that follow each other are one paragraph block; a picture stands by itself after its text."""
    pictures = [element] if element.name == "img" else element.find_all("img")
    for picture in pictures:
        picture.extract()
    _simplify(element)
    if _text(element):
        html = nh3.clean(str(element), **_RICH, link_rel=None)  # type: ignore[arg-type]
        if body and body[-1]["type"] == "paragraph":
            body[-1]["value"] += html
        else:
            body.append({"type": "paragraph", "value": html})
    for picture in pictures:
        number = str(picture.get("src", "")).removeprefix("picture-")
        if number.isdecimal():
            body.append({"type": "picture", "value": {"number": int(number), "alt": str(picture.get("alt", ""))}})


def _simplify(element: Tag) -> None:
    _lift_items(element)
    for strong in element.find_all("strong"):
        strong.name = "b"
    for link in element.find_all("a"):
        if not str(link.get("href", "")).startswith(("http", "mailto:")):
            link.unwrap()  # a place inside the document, or nowhere


def _lift_items(element: Tag) -> None:
    """Items whose list hangs in no item of words, as the one above is no item, stand in its place."""
    for item in element.find_all("li"):
        inner = item.find(["ul", "ol"], recursive=False)
        if inner is not None and _text(item) == _text(inner):
            item.replace_with(*[each for each in inner.children if isinstance(each, Tag)])


def _add_table(body: list[Block], table: Tag) -> None:
    """A table of plain text, what is told of it, and its pictures after it."""
    read = read_table(table)
    if read.value:
        body.append({"type": "table", "value": read.value})
    body += map(_notice, read.notices)
    for picture in table.find_all("img"):
        number = str(picture.get("src", "")).removeprefix("picture-")
        if number.isdecimal():
            body.append({"type": "picture", "value": {"number": int(number), "alt": str(picture.get("alt", ""))}})


def _text(element: Tag) -> str:
    strings = (string for string in element.descendants if isinstance(string, NavigableString))
    return " ".join("".join(strings).split())
