"""Sheets of OpenDocument: the file itself holds what each cell shows beside its value."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from core.raised_signs import raised

from .number_formats import LONG, PRECISE
from .ods_facts import OFFICE, TABLE, TEXT, WIDEST, Facts, sheet_facts
from .sheets import Cell, Row, Sheet

_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_YEAR = re.compile(r"\d{2,4}年?")
_MOST_REPEATS = 100_000  # of a row that says something


def read_ods(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        facts = sheet_facts(archive)
        active = _active(archive) or next(iter(facts), "")
        with archive.open("content.xml") as content:
            events = _events(content, ("start", "end"), "table", "table-row")
            for event, element in events:
                if event == "start" and element.tag == f"{TABLE}table":
                    name = element.get(f"{TABLE}name", "")
                    known = facts[name]
                    hidden = element.get(f"{TABLE}style-name") in known.hidden_styles
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
                        known.drawings,
                    )
                    for _ in rows:  # whatever was not asked for
                        pass


def _events(content: Any, events: tuple[str, ...], *tags: str) -> Any:
    names = [f"{TABLE}{tag}" for tag in tags]
    return etree.iterparse(content, events, tag=names, resolve_entities=False, no_network=True)


def _active(archive: zipfile.ZipFile) -> str:
    if "settings.xml" not in archive.namelist():
        return ""
    root = etree.fromstring(archive.read("settings.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    items = (each for each in root.iter("{*}config-item") if "ActiveTable" in each.attrib.values())
    return next((item.text or "" for item in items), "")


def _rows(events: Any, facts: Facts) -> Iterator[Row]:
    """The rows of the table that `events` stands in; a row that says nothing is not told."""
    number = 1
    for event, element in events:
        if event == "end" and element.tag == f"{TABLE}table":
            return
        if event != "end":
            continue
        cells = [cell for each in element for cell in _cells(each, facts)][:WIDEST]
        repeated = int(element.get(f"{TABLE}number-rows-repeated", 1))
        is_hidden = facts.is_unseen(element)
        if any(cell not in (None, "") for cell in cells):
            for extra in range(min(repeated, _MOST_REPEATS)):
                yield Row(number + extra, is_hidden, list(cells))
        number += repeated
        element.clear()


def _cells(cell: Any, facts: Facts) -> Iterator[Cell]:
    if etree.QName(cell).localname not in ("table-cell", "covered-table-cell"):
        return
    value = _value(cell, facts)
    for _ in range(min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), WIDEST)):
        yield value


def _value(cell: Any, facts: Facts) -> Cell:
    paragraphs, struck = cell.findall(f"{TEXT}p"), facts.struck_styles
    shown = "\n".join(_text(paragraph, facts.raised_styles) for paragraph in paragraphs)
    if cell.get(_VALUE_TYPE) == "error":
        return {"error": shown or "#N/A"}
    style, value = cell.get(f"{TABLE}style-name"), cell.get(f"{OFFICE}value", shown)
    crossed = shown if style in struck else _struck_spans(paragraphs, struck)
    if crossed.strip():
        return {"text": shown, "struck": crossed}
    if value and (style in facts.white_styles or (paragraphs and not shown)):
        return {"text": value, "unseen": True}
    return _of_its_type(cell, shown)


def _of_its_type(cell: Any, shown: str) -> Cell:
    match cell.get(f"{OFFICE}value-type"):
        case "float" | "currency":
            return _number(float(cell.get(f"{OFFICE}value", 0)), shown)
        case "percentage":
            return {"percent": shown}
        case "date":
            return _day(cell.get(f"{OFFICE}date-value", ""), shown)
        case "time":
            return {"time": shown}
        case "boolean":
            return cell.get(f"{OFFICE}boolean-value") == "true"
    return shown or cell.get(f"{OFFICE}string-value") or None


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
                pieces.append(" " * min(int(each.get(f"{TEXT}c", 1)), 100))
            case "line-break":
                pieces.append("\n")
            case "tab":
                pieces.append("\t")
            case _:
                words = _text(each, lifted)
                position = lifted.get(each.get(f"{TEXT}style-name", ""))
                pieces.append(raised(words, position) if position else words)
        pieces.append(each.tail or "")
    return "".join(pieces)


def _struck_spans(paragraphs: list[Any], struck: set[str]) -> str:
    spans = (span for paragraph in paragraphs for span in paragraph.iter(f"{TEXT}span"))
    return "".join(_text(span, {}) for span in spans if span.get(f"{TEXT}style-name") in struck)
