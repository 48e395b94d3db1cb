"""Sheets of OpenDocument: the file itself holds what each cell shows beside its value."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from core.raised_signs import raised

from .number_formats import LONG, PRECISE
from .sheets import Cell, Merged, Row, Sheet, cell_name

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_NAMES}:{name}:1.0}}" for name in ("table", "office", "text", "style"))
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_WIDEST = 200  # columns
_YEAR = re.compile(r"\d{2,4}年?")
_MOST_REPEATS = 100_000  # of a row that says something


def read_ods(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        facts = _facts(archive)
        active = _active(archive) or next(iter(facts), "")
        with archive.open("content.xml") as content:
            events = _events(content, ("start", "end"), "table", "table-row")
            for event, element in events:
                if event == "start" and element.tag == f"{_TABLE}table":
                    name = element.get(f"{_TABLE}name", "")
                    known = facts[name]
                    hidden = element.get(f"{_TABLE}style-name") in known.hidden_styles
                    rows = _rows(events, known)
                    yield Sheet(
                        name,
                        rows,
                        known.merged,
                        hidden,
                        name == active,
                        known.hidden_columns,
                        known.comments,
                        known.across,
                    )
                    for _ in rows:  # whatever was not asked for
                        pass


def _events(content: Any, events: tuple[str, ...], *tags: str) -> Any:
    names = [f"{_TABLE}{tag}" for tag in tags]
    return etree.iterparse(content, events, tag=names, resolve_entities=False, no_network=True)


@dataclass
class _Facts:
    """What must be known of a sheet before its rows are read. The styles are those of the whole file."""

    hidden_styles: set[str]
    struck_styles: set[str]
    raised_styles: dict[str, str]
    merged: list[Merged] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    across: list[tuple[int, int, int]] = field(default_factory=list)

    def note_row(self, row: Any, number: int) -> None:
        """What a row's cells say of themselves: that they are merged, that they have a comment."""
        column = 0
        for cell in row:
            if (rows := int(cell.get(f"{_TABLE}number-rows-spanned", 1))) > 1:
                self.merged.append(Merged(number, number + rows - 1, column))
            if (columns := int(cell.get(f"{_TABLE}number-columns-spanned", 1))) > 1:
                self.across.append((number, column, column + columns - 1))
            if cell.find(f"{_OFFICE}annotation") is not None:
                self.comments.append(cell_name(number, column))
            column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))


def _facts(archive: zipfile.ZipFile) -> dict[str, _Facts]:
    facts: dict[str, _Facts] = {}
    hidden, struck, lifted = set[str](), set[str](), dict[str, str]()
    tags = [f"{_STYLE}style", *(f"{_TABLE}{tag}" for tag in ("table", "table-column", "table-row"))]
    with archive.open("content.xml") as content:
        row = column = 0
        here = _Facts(hidden, struck, lifted)
        for event, element in etree.iterparse(
            content, ("start", "end"), tag=tags, resolve_entities=False, no_network=True
        ):
            name = etree.QName(element).localname
            if event == "start":
                if name == "table":
                    here = facts[element.get(f"{_TABLE}name", "")] = _Facts(hidden, struck, lifted)
                    row, column = 1, 0
            elif name == "style":
                _note_style(element, here)
            elif name == "table-column":
                repeated = int(element.get(f"{_TABLE}number-columns-repeated", 1))
                if element.get(f"{_TABLE}visibility", "visible") != "visible":
                    here.hidden_columns += range(column, min(column + repeated, _WIDEST))
                column += repeated
            elif name == "table-row":
                here.note_row(element, row)
                row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
                element.clear()
    return facts


def _note_style(style: Any, facts: _Facts) -> None:
    name = style.get(f"{_STYLE}name", "")
    for each in style:
        if each.get(f"{_TABLE}display") == "false":
            facts.hidden_styles.add(name)
        lines = {each.get(f"{_STYLE}text-line-through-{name}") for name in ("style", "type")} - {None}
        if lines and "none" not in lines:
            facts.struck_styles.add(name)
        place = each.get(f"{_STYLE}text-position", "").split(" ")[0]
        if place not in ("", "0%"):
            facts.raised_styles[name] = "subscript" if place == "sub" or place.startswith("-") else "superscript"


def _active(archive: zipfile.ZipFile) -> str:
    if "settings.xml" not in archive.namelist():
        return ""
    root = etree.fromstring(archive.read("settings.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    items = (each for each in root.iter("{*}config-item") if "ActiveTable" in each.attrib.values())
    return next((item.text or "" for item in items), "")


def _rows(events: Any, facts: _Facts) -> Iterator[Row]:
    """The rows of the table that `events` stands in; a row that says nothing is not told."""
    number = 1
    for event, element in events:
        if event == "end" and element.tag == f"{_TABLE}table":
            return
        if event != "end":
            continue
        cells = [cell for each in element for cell in _cells(each, facts)][:_WIDEST]
        repeated = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        is_hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        if any(cell not in (None, "") for cell in cells):
            for extra in range(min(repeated, _MOST_REPEATS)):
                yield Row(number + extra, is_hidden, list(cells))
        number += repeated
        element.clear()


def _cells(cell: Any, facts: _Facts) -> Iterator[Cell]:
    if etree.QName(cell).localname not in ("table-cell", "covered-table-cell"):
        return
    value = _value(cell, facts)
    for _ in range(min(int(cell.get(f"{_TABLE}number-columns-repeated", 1)), _WIDEST)):
        yield value


def _value(cell: Any, facts: _Facts) -> Cell:
    paragraphs, struck = cell.findall(f"{_TEXT}p"), facts.struck_styles
    shown = "\n".join(_text(paragraph, facts.raised_styles) for paragraph in paragraphs)
    if cell.get(_VALUE_TYPE) == "error":
        return {"error": shown or "#N/A"}
    crossed = shown if cell.get(f"{_TABLE}style-name") in struck else _struck_spans(paragraphs, struck)
    if crossed.strip():
        return {"text": shown, "struck": crossed}
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "currency":
            return _number(float(cell.get(f"{_OFFICE}value", 0)), shown)
        case "percentage":
            return {"percent": shown}
        case "date":
            return _day(cell.get(f"{_OFFICE}date-value", ""), shown)
        case "time":
            return {"time": shown}
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
    return shown or cell.get(f"{_OFFICE}string-value") or None


def _number(value: float, shown: str) -> Cell:
    plain = str(int(value)) if value.is_integer() else str(value)
    if shown in ("", plain) and not LONG <= abs(value) < PRECISE:
        return value
    return {"number": value, "shown": None if "E" in shown else shown or plain}


def _day(value: str, shown: str) -> Cell:
    moment = datetime.fromisoformat(value[:19])
    if shown.endswith("月") or _YEAR.fullmatch(shown):  # its format leaves out the day
        return {"month": f"{moment.year}年{moment.month}月"}
    return moment


def _text(element: Any, lifted: dict[str, str]) -> str:
    """The words of a paragraph; LibreOffice writes more than one blank, breaks and tabs as elements."""
    pieces = [element.text or ""]
    for each in element:
        match etree.QName(each).localname:
            case "s":
                pieces.append(" " * min(int(each.get(f"{_TEXT}c", 1)), 100))
            case "line-break":
                pieces.append("\n")
            case "tab":
                pieces.append("\t")
            case _:
                words = _text(each, lifted)
                position = lifted.get(each.get(f"{_TEXT}style-name", ""))
                pieces.append(raised(words, position) if position else words)
        pieces.append(each.tail or "")
    return "".join(pieces)


def _struck_spans(paragraphs: list[Any], struck: set[str]) -> str:
    spans = (span for paragraph in paragraphs for span in paragraph.iter(f"{_TEXT}span"))
    return "".join(_text(span, {}) for span in spans if span.get(f"{_TEXT}style-name") in struck)
