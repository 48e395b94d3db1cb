"""What the parts of an Excel workbook say of its sheets beside their cells."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LEAST = {"ht": 2.0, "width": 0.3}  # points of a row, characters of a column: below it nobody sees what stands there
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def parsed_part(archive: zipfile.ZipFile, part: str) -> Any:
    """The root of a part; an empty element when there is none."""
    if part not in archive.namelist():
        return etree.Element("nothing")
    return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool, bool]]:
    """Of each sheet: its part, its name, whether it is hidden, whether it is the one that opens."""
    book = parsed_part(archive, "xl/workbook.xml")
    targets = {key: target for key, _, target in relations(archive, "xl/workbook.xml")}
    view = book.find(".//{*}workbookView")
    active = view.get("activeTab", "0") if view is not None else "0"
    for place, sheet in enumerate(book.iterfind("{*}sheets/{*}sheet")):
        link = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)
        is_hidden = sheet.get("state", "visible") != "visible"
        yield targets.get(link, ""), sheet.get("name", ""), is_hidden, active == str(place)


def relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Of each relation of a part: its id, the last word of its kind, the part it leads to."""
    folder, name = posixpath.split(part)
    for each in parsed_part(archive, f"{folder}/_rels/{name}.rels"):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target


def commented(archive: zipfile.ZipFile, part: str) -> list[str]:
    """The names of a sheet's cells that have a comment."""
    parts = [target for _, kind, target in relations(archive, part) if kind in ("comments", "threadedComment")]
    comments = (each for name in parts for each in parsed_part(archive, name).iter("{*}comment", "{*}threadedComment"))
    return list(dict.fromkeys(each.get("ref", "") for each in comments))


def hidden_columns(archive: zipfile.ZipFile, part: str) -> list[int]:
    """The columns of a sheet that it does not show, from 0."""
    found: list[int] = []
    with archive.open(part) as source:
        for _, element in etree.iterparse(source, ("start",), resolve_entities=False, no_network=True):
            if etree.QName(element).localname == "sheetData":
                return found
            if etree.QName(element).localname == "col" and is_unseen(element, "width"):
                found += range(int(element.get("min")) - 1, min(int(element.get("max")), 200))
    return found


def is_unseen(element: Any, size: str) -> bool:
    """Whether a row or a column is hidden or too low or narrow to be seen."""
    return element.get("hidden", "0") in ("1", "true") or float(element.get(size, LEAST[size])) < LEAST[size]


def drawings(archive: zipfile.ZipFile, part: str) -> list[str]:
    """The words of each text box that lies over a sheet's cells, "" of a picture."""
    found = []
    for each in (target for _, kind, target in relations(archive, part) if kind == "drawing"):
        for shape in parsed_part(archive, each).iter("{*}sp", "{*}pic"):
            words = "".join(text.text or "" for text in shape.iter("{*}t"))
            if words.strip() or etree.QName(shape).localname == "pic":
                found.append(words)
    return found
