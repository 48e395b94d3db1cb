"""Sheets of OpenDocument: the file itself holds what each cell shows beside its value."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from .sheets import Cell, Merged, Row, Sheet

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_NAMES}:{name}:1.0}}" for name in ("table", "office", "text", "style"))
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_WIDEST = 200  # columns
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
                    rows = _rows(events, known.struck_styles)
                    yield Sheet(name, rows, known.merged, hidden, name == active, known.hidden_columns)
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
    merged: list[Merged] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def _facts(archive: zipfile.ZipFile) -> dict[str, _Facts]:
    facts: dict[str, _Facts] = {}
    hidden: set[str] = set()
    struck: set[str] = set()
    tags = [f"{_STYLE}style", *(f"{_TABLE}{tag}" for tag in ("table", "table-column", "table-row"))]
    with archive.open("content.xml") as content:
        row = column = 0
        here = _Facts(hidden, struck)
        for event, element in etree.iterparse(
            content, ("start", "end"), tag=tags, resolve_entities=False, no_network=True
        ):
            name = etree.QName(element).localname
            if event == "start":
                if name == "table":
                    here = facts[element.get(f"{_TABLE}name", "")] = _Facts(hidden, struck)
                    row, column = 1, 0
            elif name == "style":
                _note_style(element, hidden, struck)
            elif name == "table-column":
                repeated = int(element.get(f"{_TABLE}number-columns-repeated", 1))
                if element.get(f"{_TABLE}visibility", "visible") != "visible":
                    here.hidden_columns += range(column, min(column + repeated, _WIDEST))
                column += repeated
            elif name == "table-row":
                here.merged += _merged(element, row)
                row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
                element.clear()
    return facts


def _note_style(style: Any, hidden: set[str], struck: set[str]) -> None:
    name = style.get(f"{_STYLE}name", "")
    for each in style:
        if each.get(f"{_TABLE}display") == "false":
            hidden.add(name)
        if each.get(f"{_STYLE}text-line-through-style", "none") != "none":
            struck.add(name)


def _merged(row: Any, number: int) -> Iterator[Merged]:
    column = 0
    for cell in row:
        if (rows := int(cell.get(f"{_TABLE}number-rows-spanned", 1))) > 1:
            yield Merged(number, number + rows - 1, column)
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))


def _active(archive: zipfile.ZipFile) -> str:
    if "settings.xml" not in archive.namelist():
        return ""
    root = etree.fromstring(archive.read("settings.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    items = (each for each in root.iter("{*}config-item") if "ActiveTable" in each.attrib.values())
    return next((item.text or "" for item in items), "")


def _rows(events: Any, struck: set[str]) -> Iterator[Row]:
    """The rows of the table that `events` stands in; a row that says nothing is not told."""
    number = 1
    for event, element in events:
        if event == "end" and element.tag == f"{_TABLE}table":
            return
        if event != "end":
            continue
        cells = [cell for each in element for cell in _cells(each, struck)][:_WIDEST]
        repeated = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        is_hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        if any(cell not in (None, "") for cell in cells):
            for extra in range(min(repeated, _MOST_REPEATS)):
                yield Row(number + extra, is_hidden, list(cells))
        number += repeated
        element.clear()


def _cells(cell: Any, struck: set[str]) -> Iterator[Cell]:
    if etree.QName(cell).localname not in ("table-cell", "covered-table-cell"):
        return
    value = _value(cell, struck)
    for _ in range(min(int(cell.get(f"{_TABLE}number-columns-repeated", 1)), _WIDEST)):
        yield value


def _value(cell: Any, struck: set[str]) -> Cell:
    paragraphs = cell.findall(f"{_TEXT}p")
    shown = "\n".join(map(_text, paragraphs))
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
    return value if shown in ("", plain) or "E" in shown else {"number": value, "shown": shown}


def _day(value: str, shown: str) -> Cell:
    moment = datetime.fromisoformat(value[:19])
    if shown.endswith("月"):
        return {"month": f"{moment.year}年{moment.month}月"}
    return moment


def _text(element: Any) -> str:
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
                pieces.append(_text(each))
        pieces.append(each.tail or "")
    return "".join(pieces)


def _struck_spans(paragraphs: list[Any], struck: set[str]) -> str:
    spans = (span for paragraph in paragraphs for span in paragraph.iter(f"{_TEXT}span"))
    return "".join(_text(span) for span in spans if span.get(f"{_TEXT}style-name") in struck)
