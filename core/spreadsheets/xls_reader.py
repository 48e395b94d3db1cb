"""Workbooks of Excel 97 to 2003 and of WPS (.et): xlrd tells values, formats, hidden rows and struck text."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import xlrd

from core.raised_signs import raised
from core.refusal import UserFacingError

from .number_formats import BUILT_IN, Format, Kind, read_format
from .sheets import Cell, Merged, Row, Sheet, as_shown, cell_name, text_as_shown

_LOWEST, _NARROWEST = 40, 77  # 20ths of a point, 256ths of a sign: below it nobody sees what stands there
_WHITE = (1, 9)  # in the palette
_POSITIONS = {1: "superscript", 2: "subscript"}  # of a font, by its escapement


def read_xls(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too; raise UserFacingError for one with a password."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=_Nowhere())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise UserFacingError(
                "这个文件设了打开密码，读不了。请在 Excel 或 WPS 里取消密码，另存后再上传。"
            ) from error
        raise
    for number, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(number)
        merged = [Merged(top + 1, bottom, left) for top, bottom, left, _ in sheet.merged_cells if bottom > top + 1]
        hidden = [column for column, facts in sheet.colinfo_map.items() if facts.hidden or facts.width < _NARROWEST]
        yield Sheet(
            name,
            _rows(book, sheet),
            merged,
            bool(sheet.visibility),
            bool(sheet.sheet_visible),
            sorted(hidden),
            [cell_name(row + 1, column) for row, column in sorted(sheet.cell_note_map)],
            [(top + 1, left, right - 1) for top, _, left, right in sheet.merged_cells if right > left + 1],
        )
        book.unload_sheet(number)


class _Nowhere:
    def write(self, text: str) -> None:
        """Standard output is the answer's; xlrd would write its remarks there."""


def _rows(book: Any, sheet: Any) -> Iterator[Row]:
    for place in range(sheet.nrows):
        facts = sheet.rowinfo_map.get(place)
        is_hidden = facts is not None and bool(facts.hidden or facts.height < _LOWEST)
        cells = [_cell(book, sheet, place, column) for column in range(sheet.row_len(place))]
        yield Row(place + 1, is_hidden, cells)


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    match cell.ctype:
        case xlrd.XL_CELL_EMPTY | xlrd.XL_CELL_BLANK:
            return None
        case xlrd.XL_CELL_ERROR:
            return {"error": xlrd.error_text_from_code.get(cell.value, "#ERROR!")}
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
    how, font = _style(book, cell.xf_index)
    if font and font.colour_index in _WHITE and not book.xf_list[cell.xf_index].background.fill_pattern:
        return {"text": f"{cell.value:.15g}" if isinstance(cell.value, float) else cell.value, "unseen": True}
    is_struck = bool(font and font.struck_out)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        text, struck = _text(book, sheet.rich_text_runlist_map.get((row, column), []), cell.value, font)
        return text_as_shown(text, how, struck)
    if is_struck:
        return {"text": str(cell.value), "struck": str(cell.value)}
    if how.kind in (Kind.GENERAL, Kind.NUMBER, Kind.PERCENT) and cell.ctype == xlrd.XL_CELL_NUMBER:
        return as_shown(cell.value, how)
    return _moment(cell.value, book.datemode, how)


def _style(book: Any, index: int | None) -> tuple[Format, Any]:
    if index is None:
        return read_format("General"), None
    style = book.xf_list[index]
    known = book.format_map.get(style.format_key)
    code = known.format_str if known else BUILT_IN.get(style.format_key, "General")
    return read_format(BUILT_IN.get(style.format_key, code)), book.font_list[style.font_index]


def _text(book: Any, runs: list[tuple[int, int]], text: str, own: Any) -> tuple[str, str]:
    """A text with its raised and lowered signs, and what of it is struck; the first piece stands in the cell's font."""
    pieces = [(0, own), *((start, book.font_list[font]) for start, font in runs)]
    ends = [*(start for start, _ in pieces[1:]), len(text)]
    shown = struck = ""
    for (start, font), end in zip(pieces, ends, strict=True):
        words = text[start:end]
        struck += words if font and font.struck_out else ""
        position = _POSITIONS.get(font.escapement) if font else None
        shown += raised(words, position) if position else words
    return shown, struck


def _moment(value: float, datemode: int, how: Format) -> Cell:
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value
    if how.kind == Kind.MONTH:
        return {"month": f"{moment.year}年{moment.month}月"}
    if how.kind == Kind.TIME or value < 1:
        return {"time": f"{moment:%H:%M}"}
    return moment if moment.time() != time() else datetime(moment.year, moment.month, moment.day)
