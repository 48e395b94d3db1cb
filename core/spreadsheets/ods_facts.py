"""What a sheet of OpenDocument says of itself beside its cells: styles, merged cells, comments, what is hidden."""

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from .sheets import Merged, cell_name

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
TABLE, OFFICE, TEXT, _STYLE, _DRAW = (
    f"{{{_NAMES}:{name}:1.0}}" for name in ("table", "office", "text", "style", "drawing")
)
_FORMAT = f"{{{_NAMES}:xsl-fo-compatible:1.0}}"
WIDEST = 200  # columns
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0}
_LOWEST = 2.0  # points of a row or a column: below it nobody sees what stands there
_TAGS = [f"{_STYLE}style", *(f"{TABLE}{tag}" for tag in ("table", "table-column", "table-row", "shapes"))]


@dataclass
class Facts:
    """What must be known of a sheet before its rows are read. The styles are those of the whole file."""

    hidden_styles: set[str]
    struck_styles: set[str]
    flat_styles: set[str]  # of rows and columns
    white_styles: set[str]
    raised_styles: dict[str, str]
    merged: list[Merged] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    across: list[tuple[int, int, int]] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    _rows: int = 0  # that were noted, and columns
    _columns: int = 0

    def note(self, element: Any) -> None:
        """Take in a style, a column, a row or what lies over the cells, in the order of the file."""
        match etree.QName(element).localname:
            case "style":
                _note_style(element, self)
            case "table-column":
                repeated = int(element.get(f"{TABLE}number-columns-repeated", 1))
                if self.is_unseen(element):
                    self.hidden_columns += range(self._columns, min(self._columns + repeated, WIDEST))
                self._columns += repeated
            case "shapes":
                self.drawings += _drawings(element)
            case "table-row":
                self.note_row(element, self._rows + 1)
                self._rows += int(element.get(f"{TABLE}number-rows-repeated", 1))
                element.clear()

    def is_unseen(self, element: Any) -> bool:
        """Whether a row or a column is hidden or too low or narrow to be seen."""
        is_hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
        return is_hidden or element.get(f"{TABLE}style-name") in self.flat_styles

    def note_row(self, row: Any, number: int) -> None:
        """What a row's cells say of themselves: that they are merged, that they have a comment."""
        column = 0
        for cell in row:
            if (rows := int(cell.get(f"{TABLE}number-rows-spanned", 1))) > 1:
                self.merged.append(Merged(number, number + rows - 1, column))
            if (columns := int(cell.get(f"{TABLE}number-columns-spanned", 1))) > 1:
                self.across.append((number, column, column + columns - 1))
            if cell.find(f"{OFFICE}annotation") is not None:
                self.comments.append(cell_name(number, column))
            self.drawings += _drawings(cell)
            column += int(cell.get(f"{TABLE}number-columns-repeated", 1))


def sheet_facts(archive: zipfile.ZipFile) -> dict[str, Facts]:
    """What each sheet says of itself, by its name."""
    facts: dict[str, Facts] = {}
    styles = set[str](), set[str](), set[str](), set[str](), dict[str, str]()
    with archive.open("content.xml") as content:
        here = Facts(*styles)
        for event, element in etree.iterparse(
            content, ("start", "end"), tag=_TAGS, resolve_entities=False, no_network=True
        ):
            if event == "end":
                here.note(element)
            elif element.tag == f"{TABLE}table":
                here = facts[element.get(f"{TABLE}name", "")] = Facts(*styles)
    return facts


def _note_style(style: Any, facts: Facts) -> None:
    name = style.get(f"{_STYLE}name", "")
    for each in style:
        if each.get(f"{TABLE}display") == "false":
            facts.hidden_styles.add(name)
        lines = {each.get(f"{_STYLE}text-line-through-{name}") for name in ("style", "type")} - {None}
        if lines and "none" not in lines:
            facts.struck_styles.add(name)
        size = _LENGTH.fullmatch(each.get(f"{_STYLE}row-height", each.get(f"{_STYLE}column-width", "")))
        if size and float(size[1]) * _POINTS[size[2]] < _LOWEST:
            facts.flat_styles.add(name)
        place = each.get(f"{_STYLE}text-position", "").split(" ")[0]
        if place not in ("", "0%"):
            facts.raised_styles[name] = "subscript" if place == "sub" or place.startswith("-") else "superscript"

    if _first(style, "color") == "#ffffff" and _first(style, "background-color") in ("", "transparent"):
        facts.white_styles.add(name)


def _first(style: Any, name: str) -> str:
    return next((found for each in style if (found := each.get(f"{_FORMAT}{name}"))), "")


def _drawings(element: Any) -> list[str]:
    """The words of each text box inside, "" of a picture; comments are none."""
    found = []
    for each in element.iter(f"{_DRAW}frame", f"{_DRAW}custom-shape"):
        words = "".join(text for paragraph in each.iter(f"{TEXT}p") for text in paragraph.itertext())
        if words.strip() or each.find(f"{_DRAW}image") is not None:
            found.append(words)
    return found
