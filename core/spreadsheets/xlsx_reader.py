"""Workbooks of Excel 2007 and later: calamine tells the values, the parts themselves what of them the sheet shows."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree
from python_calamine import CalamineWorkbook

from core.raised_signs import raised

from .number_formats import BUILT_IN, Format, Kind, read_format
from .sheets import Cell, Merged, Row, Sheet, number_as_seen, text_as_shown
from .xlsx_parts import commented, drawings, hidden_columns, is_unseen, parsed_part, sheet_parts

_PLAIN = read_format("General")
#: What says in a sheet's part that a row is hidden, a cell an error or a formula, a word struck or raised.
_SIGNS = (b"hidden=", b' ht="0', b' ht="1"', b' ht="1.', b't="e"', b"strike", b"vertAlign", b"<f", b":f>", b":f ")
_BLOCK, _LONGEST_SIGN = 1024 * 1024, 40  # bytes
_WHITE = ("1", "9")  # in the palette of Excel 97
_UNCOMPUTED = "f"  # stands for a cell's kind: a formula whose result the file does not hold


def read_xlsx(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too."""
    data = with_slashes(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles, strings = _styles(archive), _noted_strings(archive)
        names = set(book.sheet_names)
        for part, name, is_hidden, is_active in sheet_parts(archive):
            if name not in names:  # a sheet of charts or macros
                continue
            values = book.get_sheet_by_name(name)
            ranges = values.merged_cell_ranges or []
            merged = [Merged(top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges if bottom > top]
            rows = _Marks(archive, part, styles, strings).applied(values.iter_rows())
            yield Sheet(
                name,
                rows,
                merged,
                is_hidden,
                is_active,
                hidden_columns(archive, part),
                commented(archive, part),
                [(top + 1, left, right) for (top, left), (_, right) in ranges if right > left],
                drawings(archive, part),
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


@dataclass(frozen=True)
class _Style:
    """What a cell's style does to what is seen."""

    format: Format = _PLAIN
    is_struck: bool = False
    position: str = ""
    is_unseen: bool = False  # white signs on no ground


class _Noted(NamedTuple):
    """What is struck out of a text, and the text itself where signs in it are raised or lowered."""

    struck: str = ""
    text: str | None = None


_NOTHING = _Noted()


def _styles(archive: zipfile.ZipFile) -> list[_Style]:
    root = parsed_part(archive, "xl/styles.xml")
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = [(_strikes(font), _position(font), _is_white(font)) for font in root.iterfind("{*}fonts/{*}font")]
    bare = [_is_bare(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    styles = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = xf.get("numFmtId", "0"), int(xf.get("fontId", "0"))
        code = codes.get(number) or BUILT_IN.get(int(number), "General")
        is_struck, position, is_white = fonts[font] if font < len(fonts) else (False, "", False)
        fill = int(xf.get("fillId", "0"))
        is_unseen = is_white and (fill >= len(bare) or bare[fill])
        styles.append(_Style(read_format(code), is_struck, position, is_unseen))
    return styles


def _strikes(font: Any) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _is_white(font: Any) -> bool:
    color = font.find("{*}color")
    if color is None or float(color.get("tint", 0)):
        return False
    return color.get("rgb", "")[-6:].upper() == "FFFFFF" or color.get("theme") == "0" or color.get("indexed") in _WHITE


def _is_bare(fill: Any) -> bool:
    pattern = fill.find("{*}patternFill")
    return pattern is not None and pattern.get("patternType", "none") == "none"


def _noted_strings(archive: zipfile.ZipFile) -> dict[int, _Noted]:
    """The shared texts with something struck out, raised or lowered, by their number."""
    part = "xl/sharedStrings.xml"
    found: dict[int, _Noted] = {}
    if part not in archive.namelist():
        return found
    with archive.open(part) as source:
        items = etree.iterparse(source, tag="{*}si", resolve_entities=False, no_network=True)
        for number, (_, item) in enumerate(items):
            if noted := _noted_in(item):
                found[number] = noted
            _forget(item)
    return found


def _noted_in(item: Any) -> _Noted | None:
    struck, text, is_raised = "", "", False
    for run in item.iterfind("{*}r"):
        words = "".join(each.text or "" for each in run.iterfind("{*}t"))
        font = run.find("{*}rPr")
        if font is not None and _strikes(font):
            struck += words
        position = _position(font)
        text += raised(words, position) if position else words
        is_raised = is_raised or bool(position)
    return _Noted(struck, text if is_raised else None) if struck or is_raised else None


def _position(font: Any) -> str:
    """superscript, subscript or nothing."""
    found = font.find("{*}vertAlign") if font is not None else None
    position = found.get("val", "") if found is not None else ""
    return position if position in ("superscript", "subscript") else ""


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


class _Mark(NamedTuple):
    """A cell that may show something else than it holds."""

    column: int
    kind: str
    value: str
    noted: _Noted
    style: _Style


@dataclass
class _RowMarks:
    """Of one row: whether it is hidden, and the cells that are not just what they hold."""

    is_hidden: bool = False
    cells: list[_Mark] = field(default_factory=list)


class _Marks:
    """Reads a sheet's own part beside calamine, row by row, with flat memory."""

    def __init__(self, archive: zipfile.ZipFile, part: str, styles: list[_Style], strings: dict[int, _Noted]) -> None:
        self._archive, self._part, self._strings = archive, part, strings
        self._remarkable = {
            str(number): style
            for number, style in enumerate(styles)
            if style.is_struck or style.position or style.is_unseen or style.format.kind != Kind.GENERAL
        }

    def applied(self, rows: Any) -> Iterator[Row]:
        """The rows with what the sheet shows in the cells that show something else than they hold."""
        marks = self._rows() if self._has_any() else iter(())
        waiting = next(marks, None)
        for number, cells in enumerate(rows, start=1):
            while waiting and waiting[0] < number:
                waiting = next(marks, None)
            here = waiting[1] if waiting and waiting[0] == number else _RowMarks()
            for mark in here.cells:
                if mark.kind == _UNCOMPUTED:
                    cells += [None] * (mark.column + 1 - len(cells))
                if mark.column < len(cells):
                    cells[mark.column] = _seen(cells[mark.column], mark)
            yield Row(number, here.is_hidden, cells)

    def _has_any(self) -> bool:
        """Whether anything can be shown otherwise than it is held; most lists are spared the second reading."""
        if self._strings:
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
            for _, row in etree.iterparse(
                source, tag="{*}row", remove_comments=True, resolve_entities=False, no_network=True
            ):
                last = int(row.get("r") or last + 1)
                yield last, _RowMarks(is_unseen(row, "ht"), list(self._cells(row)))
                _forget(row)

    def _cells(self, row: Any) -> Iterator[_Mark]:
        for place, cell in enumerate(row):
            kind, style, noted = cell.get("t", "n"), self._remarkable.get(cell.get("s")), _NOTHING
            inner = {each.tag.rpartition("}")[2]: each for each in cell}
            value = inner["v"].text or "" if "v" in inner else ""
            if "f" in inner and not value and kind != "str":
                kind = _UNCOMPUTED
            elif kind == "s" and self._strings and value.isdigit():
                noted = self._strings.get(int(value), _NOTHING)
            elif kind == "inlineStr" and "is" in inner:
                noted = _noted_in(inner["is"]) or _NOTHING
            if style is not None or noted is not _NOTHING or kind in ("e", "b", _UNCOMPUTED):
                yield _Mark(_column(cell.get("r", ""), place), kind, value, noted, style or _Style())


def _column(name: str, place: int) -> int:
    """A0, AB12 … as a number from 0; a cell without a name stands where it stands."""
    number = 0
    for sign in name:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
    return number - 1 if number else place


def _seen(cell: Cell, mark: _Mark) -> Cell:
    style = mark.style
    if mark.kind == "e":
        return {"error": mark.value}
    if mark.kind == _UNCOMPUTED:
        return {"uncomputed": True}
    if style.is_unseen and cell not in (None, ""):
        return {"text": cell if isinstance(cell, str) else mark.value, "unseen": True}
    if isinstance(cell, str):
        text = cell if mark.noted.text is None else mark.noted.text
        text = raised(cell, style.position) if style.position else text
        return text_as_shown(text, style.format, text if style.is_struck else mark.noted.struck)
    if cell is None or isinstance(cell, bool):
        return cell
    if style.is_struck:
        return {"text": mark.value, "struck": mark.value}
    return number_as_seen(cell, style.format)
