"""The texts inside rich text and StreamFields, each with its place."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

Place = tuple[str, Any]  # where it stands in Chinese; a text, a picture or a document

_BREAKS = {"p", "li", "br", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "hr", "blockquote"}


class _RichReader(HTMLParser):
    """Text without tags, one line a block; alternative texts and addresses on lines of their own; files by id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.pictures: list[str] = []
        self.documents: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag in _BREAKS:
            self.text.append("\n")
        if tag == "embed":
            self.text.append(f"\n{facts.get('alt', '')}\n")
            self.pictures += [facts["id"]] if facts.get("id", "").isdecimal() else []
        if tag == "a":
            self.documents += [facts["id"]] if facts.get("linktype") == "document" and facts["id"].isdecimal() else []

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def rich(place: str, source: str) -> Iterator[Place]:
    """The plain text of rich text, the addresses it links to, its pictures and files."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    reader = _RichReader()
    reader.feed(source)
    yield place, "".join(reader.text)
    yield from ((f"{place}的链接", link) for link in _links(source))
    for model, keys in ((get_image_model(), reader.pictures), (get_document_model(), reader.documents)):
        if keys:
            yield from ((place, one) for one in model.objects.filter(pk__in=keys))


def _links(source: str) -> list[str]:
    """Addresses such as tel: and mailto:."""
    found: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: found.extend(v or "" for n, v in attrs if n == "href")  # type: ignore
    reader.feed(source)
    return found


def block(place: str, kind: blocks.Block, value: Any) -> Iterator[Place]:  # noqa: C901 -- one case a kind
    """Every text of a block and of the blocks in it; lists and streams are numbered from 1."""
    match value:
        case None | "":
            return
        case blocks.StreamValue():
            for number, child in enumerate(value, 1):
                yield from block(f"{place} › 第 {number} 块“{child.block.label}”", child.block, child.value)
        case blocks.StructValue():
            for name, child_kind in value.block.child_blocks.items():
                yield from block(f"{place} › {child_kind.label}", child_kind, value.get(name))
        case TypedTable():
            yield from _table(place, value)
        case RichText():
            yield from rich(place, value.source)
        case AbstractImage() | AbstractDocument():
            yield place, value
            yield from [(f"{place}的替代文字", value.contextual_alt_text or "")] if _has_own_alt(value) else []
        case _ if isinstance(kind, blocks.ListBlock):
            for number, one in enumerate(value, 1):
                yield from block(f"{place} › 第 {number} 项", kind.child_block, one)
        case _ if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            yield place, str(value)


def _has_own_alt(value: Any) -> bool:
    return bool(getattr(value, "contextual_alt_text", None))


def _table(place: str, table: TypedTable) -> Iterator[Place]:
    yield f"{place} › 表格标题", str(getattr(table, "caption", "") or "")
    for number, column in enumerate(table.columns, 1):
        yield f"{place} › 表头第 {number} 列", str(column["heading"] or "")
    for line, row in enumerate(table.row_data, 1):
        for number, (column, value) in enumerate(zip(table.columns, row["values"], strict=False), 1):
            yield from block(f"{place} › 表格第 {line} 行第 {number} 列", column["block"], value)
