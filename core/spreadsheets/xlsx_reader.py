"""Workbooks of Excel 2007 and later: calamine tells the values, the parts themselves what of them the sheet shows."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from lxml import etree
from python_calamine import CalamineWorkbook

from .number_formats import BUILT_IN, Format, Kind, read_format
from .sheets import Cell, Merged, Row, Sheet, as_shown, text_as_shown

_PLAIN = read_format("General")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
#: What says in a sheet's part that a row is hidden, a cell an error, a word struck.
_SIGNS = (b"hidden=", b'ht="0', b't="e"', b"strike")
_BLOCK, _LONGEST_SIGN = 1024 * 1024, 40  # bytes
_EPOCH = datetime(1899, 12, 30)


def read_xlsx(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too."""
    data = with_slashes(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles, struck = _styles(archive), _struck_strings(archive)
        names = set(book.sheet_names)
        for part, name, is_hidden, is_active in _parts(archive):
            if name not in names:  # a sheet of charts or macros
                continue
            values = book.get_sheet_by_name(name)
            ranges = values.merged_cell_ranges or []
            merged = [Merged(top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges if bottom > top]
            marks = _Marks(archive, part, styles, struck)
            yield Sheet(
                name, marks.applied(values.iter_rows()), merged, is_hidden, is_active, _hidden_columns(archive, part)
            )


def with_slashes(data: bytes) -> bytes:
    """The archive with / in its names: some programs of other offices write \\ and Excel opens that."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not any("\\" in entry.orig_filename for entry in archive.infolist()):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as mended:
            for entry in archive.infolist():
                mended.writestr(entry.orig_filename.replace("\\", "/"), archive.read(entry))
        return out.getvalue()


def _root(archive: zipfile.ZipFile, part: str) -> Any:
    if part not in archive.namelist():
        return etree.Element("nothing")
    return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool, bool]]:
    """Of each sheet: its part, its name, whether it is hidden, whether it is the one that opens."""
    book = _root(archive, "xl/workbook.xml")
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in _root(archive, "xl/_rels/workbook.xml.rels")
    }
    view = book.find(".//{*}workbookView")
    active = view.get("activeTab", "0") if view is not None else "0"
    for place, sheet in enumerate(book.iterfind("{*}sheets/{*}sheet")):
        link = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)
        is_hidden = sheet.get("state", "visible") != "visible"
        yield targets.get(link, ""), sheet.get("name", ""), is_hidden, active == str(place)


@dataclass(frozen=True)
class _Style:
    """What a cell's style does to what is seen."""

    format: Format = _PLAIN
    is_struck: bool = False


def _styles(archive: zipfile.ZipFile) -> list[_Style]:
    root = _root(archive, "xl/styles.xml")
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = [_strikes(font) for font in root.iterfind("{*}fonts/{*}font")]
    styles = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = xf.get("numFmtId", "0"), int(xf.get("fontId", "0"))
        code = codes.get(number) or BUILT_IN.get(int(number), "General")
        styles.append(_Style(read_format(code), font < len(fonts) and fonts[font]))
    return styles


def _strikes(font: Any) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _struck_strings(archive: zipfile.ZipFile) -> dict[int, str]:
    """What is struck out inside the shared texts, by their number."""
    part = "xl/sharedStrings.xml"
    found: dict[int, str] = {}
    if part not in archive.namelist():
        return found
    with archive.open(part) as source:
        items = etree.iterparse(source, tag="{*}si", resolve_entities=False, no_network=True)
        for number, (_, item) in enumerate(items):
            if text := _struck_in(item):
                found[number] = text
            _forget(item)
    return found


def _struck_in(item: Any) -> str:
    runs = (run for run in item.iterfind("{*}r") if (font := run.find("{*}rPr")) is not None and _strikes(font))
    return "".join(text.text or "" for run in runs for text in run.iterfind("{*}t"))


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _hidden_columns(archive: zipfile.ZipFile, part: str) -> list[int]:
    found: list[int] = []
    with archive.open(part) as source:
        for _, element in etree.iterparse(source, ("start",), resolve_entities=False, no_network=True):
            if etree.QName(element).localname == "sheetData":
                return found
            if etree.QName(element).localname == "col" and _is_unseen(element, "width"):
                found += range(int(element.get("min")) - 1, min(int(element.get("max")), 200))
    return found


def _is_unseen(element: Any, size: str) -> bool:
    return element.get("hidden", "0") in ("1", "true") or element.get(size, "") in ("0", "0.0")


@dataclass
class _RowMarks:
    """Of one row: whether it is hidden, and the cells that are not just what they hold."""

    is_hidden: bool = False
    cells: list[tuple[int, str, str, str, _Style]] = field(default_factory=list)  # column, type, value, struck, style


class _Marks:
    """Reads a sheet's own part beside calamine, row by row, with flat memory."""

    def __init__(self, archive: zipfile.ZipFile, part: str, styles: list[_Style], struck: dict[int, str]) -> None:
        self._archive, self._part, self._struck = archive, part, struck
        self._remarkable = {
            str(number): style
            for number, style in enumerate(styles)
            if style.is_struck or style.format.kind != Kind.GENERAL
        }

    def applied(self, rows: Any) -> Iterator[Row]:
        """The rows with what the sheet shows in the cells that show something else than they hold."""
        marks = self._rows() if self._has_any() else iter(())
        waiting = next(marks, None)
        for number, cells in enumerate(rows, start=1):
            while waiting and waiting[0] < number:
                waiting = next(marks, None)
            here = waiting[1] if waiting and waiting[0] == number else _RowMarks()
            for column, kind, value, struck, style in here.cells:
                if column < len(cells):
                    cells[column] = _seen(cells[column], kind, value, struck, style)
            yield Row(number, here.is_hidden, cells)

    def _has_any(self) -> bool:
        """Whether anything can be shown otherwise than it is held; most lists are spared the second reading."""
        if self._struck:
            return True
        used = [f's="{number}"'.encode() for number in self._remarkable]
        with self._archive.open(self._part) as source:
            rest = b""
            while block := source.read(_BLOCK):
                seen = rest + block
                if b"='" in seen or any(sign in seen for sign in [*_SIGNS, *used]):
                    return True
                rest = block[-_LONGEST_SIGN:]
        return False

    def _rows(self) -> Iterator[tuple[int, _RowMarks]]:
        with self._archive.open(self._part) as source:
            last = 0
            for _, row in etree.iterparse(source, tag="{*}row", resolve_entities=False, no_network=True):
                last = int(row.get("r") or last + 1)
                yield last, _RowMarks(_is_unseen(row, "ht"), list(self._cells(row)))
                _forget(row)

    def _cells(self, row: Any) -> Iterator[tuple[int, str, str, str, _Style]]:
        for place, cell in enumerate(row):
            kind, style = cell.get("t", "n"), self._remarkable.get(cell.get("s"))
            if style is None and not (kind in "eb" or (self._struck and kind == "s") or kind == "inlineStr"):
                continue
            value = next((each.text or "" for each in cell if each.tag.endswith("}v")), "")
            struck = self._struck.get(int(value), "") if kind == "s" and value.isdigit() else ""
            if kind == "inlineStr":
                struck = "".join(_struck_in(each) for each in cell if each.tag.endswith("}is"))
            if style is not None or struck or kind in "eb":
                yield _column(cell.get("r", ""), place), kind, value, struck, style or _Style()


def _column(name: str, place: int) -> int:
    """A0, AB12 … as a number from 0; a cell without a name stands where it stands."""
    number = 0
    for sign in name:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
    return number - 1 if number else place


def _seen(cell: Cell, kind: str, value: str, struck: str, style: _Style) -> Cell:
    if kind == "e":
        return {"error": value}
    if isinstance(cell, str):
        struck = cell if style.is_struck else struck
        return text_as_shown(cell, style.format, struck)
    if cell is None or isinstance(cell, bool):
        return cell
    if style.is_struck:
        return {"text": value, "struck": value}
    return _number(cell, style.format)


def _number(cell: Any, how: Format) -> Cell:
    if how.kind in (Kind.DAY, Kind.MONTH, Kind.DAY_AND_TIME, Kind.TIME) and isinstance(cell, int | float):
        cell = _EPOCH + timedelta(days=float(cell)) if 0 <= cell < 2_958_466 else cell  # calamine knows fewer codes
    if how.kind == Kind.MONTH and hasattr(cell, "year"):
        return {"month": f"{cell.year}年{cell.month}月"}
    if how.kind == Kind.TIME and hasattr(cell, "year"):
        return {"time": f"{cell:%H:%M}"}
    return as_shown(cell, how) if isinstance(cell, int | float) else cell
