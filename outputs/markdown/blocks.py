"""Every block of every text as Markdown, found by the block's class."""

from functools import singledispatch
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from core.blocks import (
    AttachmentBlock,
    CalloutBlock,
    HeadingBlock,
    HonourColumnBlock,
    ParagraphBlock,
    PictureBlock,
    TableBlock,
)
from core.media.blocks import RecordingBlock
from core.source_blocks import SourceBlock
from core.sourcing import SourceKind
from lessons.blocks import BookChoiceBlock, DeckBlock, PartBlock, StageBlock
from lessons.stages import CycleStage
from services.blocks import ClosureBlock, DatedTotalBlock, RoomBlock
from spots.blocks import TravelMode, WayBlock

from .syntax import bullets, from_html, line, link, numbers, paragraphs, plain, quote, table, together


@singledispatch
def markdown(block: blocks.Block, value: Any, base: str) -> str:
    """A block's value; `base` is the site's full address. A kind without a writer of its own says nothing."""
    return ""


def stream(value: Any, base: str) -> str:
    """All blocks of a text; one made of single lines is a list."""
    if value and all(isinstance(child.block, blocks.CharBlock) and child.block_type != "heading" for child in value):
        return bullets(line(child.value) for child in value)
    return together(*(markdown(child.block, child.value, base) for child in value))


@markdown.register
def _line(block: blocks.CharBlock, value: str, base: str) -> str:
    return line(value)


@markdown.register
def _text(block: blocks.StreamBlock, value: Any, base: str) -> str:
    return stream(value, base)


@markdown.register
def _heading(block: HeadingBlock, value: str, base: str) -> str:
    return f"### {line(value)}"


@markdown.register
def _paragraph(block: ParagraphBlock, value: Any, base: str) -> str:
    return from_html(expand_db_html(value.source), base)


@markdown.register
def _callout(block: CalloutBlock, value: Any, base: str) -> str:
    return quote(f"**{line(value['title'])}**\n\n{plain(value['text'])}")


@markdown.register
def _steps(block: blocks.ListBlock, value: Any, base: str) -> str:
    return numbers(line(each) for each in value)


@markdown.register
def _picture(block: PictureBlock, value: Any, base: str) -> str:
    """What the picture shows, in words; the file itself belongs to the page."""
    photo = value["picture"]
    words = [photo.default_alt_text if photo else "", value["caption"]]
    return _("（图：%(words)s）") % {"words": "，".join(line(each) for each in words if each)} if any(words) else ""


@markdown.register
def _table(block: TableBlock, value: Any, base: str) -> str:
    heads = [column["heading"] for column in value.columns]
    return table(heads, ([cell.value for cell in row] for row in value.rows)) if heads else ""


@markdown.register
def _attachment(block: AttachmentBlock, value: Any, base: str) -> str:
    return f"- {link(value.title, urljoin(base, value.url))}" if value else ""


@markdown.register
def _column(block: HonourColumnBlock, value: Any, base: str) -> str:
    """Today's plaques are on the rolls; the page shows the newest."""
    return f"### {line(value['title'])}\n\n{link(_('荣誉榜'), urljoin(base, '/honours/'))}"


@markdown.register
def _way(block: WayBlock, value: Any, base: str) -> str:
    return f"- {TravelMode(value['mode']).label}：{line(value['text'])}"


@markdown.register
def _source(block: SourceBlock, value: Any, base: str) -> str:
    kind = str(SourceKind(value["kind"]).label) if value.is_invented else ""
    name = link(value["name"], value["link"]) if value["link"] else line(value["name"])
    day = _("%(day)s核对") % {"day": value["checked_on"].isoformat()} if value["checked_on"] else ""
    return "- " + " · ".join(filter(None, [value.fact_names, kind, name, day]))


@markdown.register
def _part(block: PartBlock, value: Any, base: str) -> str:
    return paragraphs(f"### {line(value['title'])}", stream(value["body"], base))


@markdown.register
def _deck(block: DeckBlock, value: Any, base: str) -> str:
    slides = numbers(line(slide["notes"]) for slide in value["slides"])
    return paragraphs(f"**{line(value['title'])}**", slides)


@markdown.register
def _recording(block: RecordingBlock, value: Any, base: str) -> str:
    return paragraphs(f"**{link(value.title, urljoin(base, value.url))}**", plain(value.transcript)) if value else ""


@markdown.register
def _stage(block: StageBlock, value: Any, base: str) -> str:
    days = "–".join(day.isoformat() for day in (value["held_on"], value["until"]) if day)
    facts = "，".join(filter(None, [days, line(value["place"] or "")]))
    return paragraphs(f"### {CycleStage(value['stage']).label}", facts, stream(value["body"], base))


@markdown.register
def _book(block: BookChoiceBlock, value: Any, base: str) -> str:
    if not value:
        return ""
    return "- " + "，".join(line(each) for each in (str(value), value.author, value.publisher, value.isbn) if each)


@markdown.register
def _room(block: RoomBlock, value: Any, base: str) -> str:
    seats = _("%(seats)s 座") % {"seats": value["seats"]} if value["seats"] else ""
    return "- " + "，".join(filter(None, [value.kind_label, seats, line(value["purpose"]), line(value["access"])]))


@markdown.register
def _closure(block: ClosureBlock, value: Any, base: str) -> str:
    return f"- {value['first']}–{value['last']}：{line(value['reason'])}"


@markdown.register
def _total(block: DatedTotalBlock, value: Any, base: str) -> str:
    return f"- {line(value['what'])}：{line(value['figure'])}（{value['as_of'] or ''}，{line(value['source'])}）"
