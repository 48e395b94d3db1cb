"""Binary workbooks of Excel (.xlsb): cells, formats, hidden rows and struck text, from the records of [MS-XLSB]."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from core.raised_signs import raised

from .number_formats import BUILT_IN, Format, Kind, read_format
from .records import Fields, records
from .sheets import Cell, Merged, Row, Sheet, cell_name, number_as_seen, text_as_shown
from .xlsx_parts import drawings, relations

_BOOK = "xl/workbook.bin"
_ROW, _COLUMN, _MERGED, _STRING, _FONT, _FORMAT, _FILL, _STYLE = 0, 60, 176, 19, 43, 44, 45, 47
_STYLES_BEGIN, _STYLES_END, _BOOK_FACTS, _SHEET, _VIEW, _COMMENT = 617, 618, 153, 156, 158, 635
_BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _RICH = 1, 2, 3, 4, 5, 6, 7, 62
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _BOOL, 11: _ERROR}
_CELLS = {_BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _RICH, *_FORMULAS}
_OF_STYLES = {_FORMAT, _FONT, _FILL, _STYLE, _STYLES_BEGIN, _STYLES_END}
_PLACE = struct.Struct("<II")  # a cell's column and style
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_POSITIONS = {1: "superscript", 2: "subscript"}
_LOWEST, _NARROWEST = 40, 77  # 20ths of a point, 256ths of a sign: below it nobody sees what stands there
_DAYS_1904 = 1462
_WIDEST = 200  # columns


class _Font(NamedTuple):
    is_struck: bool = False
    position: str = ""
    is_white: bool = False


class _Look(NamedTuple):
    """A cell's style."""

    format: Format
    font: _Font
    is_bare: bool
    is_plain: bool  # what a cell holds is what it shows


class _Words(NamedTuple):
    """A text and its pieces: where each begins, in which font."""

    text: str
    runs: list[tuple[int, int]]


@dataclass
class _Book:
    """What the cells of all sheets refer to."""

    fonts: list[_Font] = field(default_factory=list)
    looks: list[_Look] = field(default_factory=list)
    strings: list[str | _Words] = field(default_factory=list)
    is_1904: bool = False


def read_xlsb(data: bytes) -> Iterator[Sheet]:
    """Every sheet, the hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book, sheets, active = _Book(), [], 0
        for kind, facts in records(archive, _BOOK, (_BOOK_FACTS, _VIEW, _SHEET)):
            if kind == _BOOK_FACTS:
                book.is_1904 = bool(facts.take("I") & 1)
            elif kind == _VIEW:
                active = facts.numbers("I", 7)[-1]
            elif kind == _SHEET:
                state, _ = facts.numbers("I", 2)
                sheets.append((facts.text(), facts.text(), state != 0))
        _read_styles(archive, book)
        book.strings = [_words(facts) for _, facts in records(archive, "xl/sharedStrings.bin", (_STRING,))]
        targets = {key: target for key, _, target in relations(archive, _BOOK)}
        for place, (link, name, is_hidden) in enumerate(sheets):
            yield _sheet(archive, book, targets.get(link, ""), name, is_hidden=is_hidden, is_active=place == active)


def _sheet(archive: zipfile.ZipFile, book: _Book, part: str, name: str, *, is_hidden: bool, is_active: bool) -> Sheet:
    sheet = Sheet(name, _rows(archive, book, part), is_hidden=is_hidden, is_active=is_active)
    for kind, facts in records(archive, part, (_COLUMN, _MERGED)):
        if kind == _COLUMN:
            first, last, width, _ = facts.numbers("I", 4)
            if facts.take("H") & 1 or width < _NARROWEST:
                sheet.hidden_columns += range(first, min(last + 1, _WIDEST))
        else:
            top, bottom, left, right = facts.numbers("I", 4)
            if bottom > top:
                sheet.merged.append(Merged(top + 1, bottom + 1, left))
            if right > left:
                sheet.across.append((top + 1, left, right))
    for _, relation, target in relations(archive, part):
        sheet.comments += _comments(archive, target) if relation == "comments" else []
    sheet.drawings += drawings(archive, part)
    return sheet


def _comments(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    for _, facts in records(archive, part, (_COMMENT,)):
        _, row, _, column, _ = facts.numbers("I", 5)
        yield cell_name(row + 1, column)


def _read_styles(archive: zipfile.ZipFile, book: _Book) -> None:
    codes, bare, is_inside = dict[int, str](), list[bool](), False
    for kind, facts in records(archive, "xl/styles.bin", _OF_STYLES):
        if kind == _FORMAT:
            number = facts.take("H")
            codes[number] = facts.text()
        elif kind == _FONT:
            book.fonts.append(_font(facts))
        elif kind == _FILL:
            bare.append(facts.take("I") == 0)
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            is_inside = kind == _STYLES_BEGIN
        elif is_inside:
            _, number, font, fill = facts.numbers("H", 4)
            code = codes.get(number) or BUILT_IN.get(number, "General")
            is_plain = code in ("General", "@") and book.fonts[font] == _Font()
            book.looks.append(_Look(read_format(code), book.fonts[font], fill >= len(bare) or bare[fill], is_plain))


def _font(facts: Fields) -> _Font:
    _, signs, _, position = facts.numbers("H", 4)
    facts.at += 4
    kind, index, tint = facts.take("B") >> 1, facts.take("B"), facts.take("h")
    color = facts.data[facts.at : facts.at + 3]
    is_white = tint == 0 and ((kind == 2 and color == b"\xff\xff\xff") or (kind, index) in ((1, 1), (1, 9), (3, 0)))
    return _Font(bool(signs & 8), _POSITIONS.get(position, ""), is_white)


def _words(facts: Fields) -> str | _Words:
    flags, text = facts.take("B"), facts.text()
    if not flags & 1:
        return text
    return _Words(text, [(facts.take("H"), facts.take("H")) for _ in range(facts.take("I"))])


def _rows(archive: zipfile.ZipFile, book: _Book, part: str) -> Iterator[Row]:
    row: Row | None = None
    for kind, facts in records(archive, part, {_ROW, *_CELLS}):
        if kind == _ROW:
            if row:
                yield row
            number, _ = facts.numbers("I", 2)
            height, _, signs = facts.take("H"), facts.take("B"), facts.take("B")
            row = Row(number + 1, bool(signs & 16) or height < _LOWEST, [])
        elif row:
            column, look = _PLACE.unpack_from(facts.data)
            facts.at = _PLACE.size
            if column < _WIDEST:
                row.cells.extend([None] * (column + 1 - len(row.cells)))
                row.cells[column] = _cell(book, kind, facts, book.looks[look & 0xFFFFFF])
    if row:
        yield row


def _cell(book: _Book, kind: int, facts: Fields, look: _Look) -> Cell:
    if kind == _SHARED:
        words = book.strings[facts.take("I")]
        return words if look.is_plain and isinstance(words, str) else _text(book, words, look)
    match _FORMULAS.get(kind, kind):
        case 1:
            return None
        case 3:
            return {"error": _ERRORS.get(facts.take("B"), "#ERROR!")}
        case 4:
            return bool(facts.take("B"))
        case 2 | 5:
            value = facts.take("d") if kind != _RK else _packed(facts.take("I"))
            return _number(book, value, look)
    return _text(book, _words(facts) if kind == _RICH else facts.text(), look)


def _packed(value: int) -> float:
    """A number in four bytes: a whole one or the upper half of a double, perhaps in hundredths."""
    number = value >> 2 if value & 2 else struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", value & 0xFFFFFFFC))[0]
    if value & 2 and number >= 1 << 29:
        number -= 1 << 30
    return number / 100 if value & 1 else number


def _number(book: _Book, value: float, look: _Look) -> Cell:
    if look.font.is_white and look.is_bare:
        return {"text": f"{value:.15g}", "unseen": True}
    if look.font.is_struck:
        return {"text": f"{value:.15g}", "struck": f"{value:.15g}"}
    is_day = look.format.kind in (Kind.DAY, Kind.MONTH, Kind.DAY_AND_TIME)
    return number_as_seen(value + _DAYS_1904 * (book.is_1904 and is_day), look.format)


def _text(book: _Book, words: str | _Words, look: _Look) -> Cell:
    text, runs = (words, []) if isinstance(words, str) else words
    if look.font.is_white and look.is_bare and text:
        return {"text": text, "unseen": True}
    pieces = [(0, look.font), *((start, book.fonts[font]) for start, font in runs)]
    ends = [*(start for start, _ in pieces[1:]), len(text)]
    shown = struck = ""
    for (start, font), end in zip(pieces, ends, strict=True):
        piece = text[start:end]
        struck += piece if font.is_struck else ""
        shown += raised(piece, font.position) if font.position else piece
    return text_as_shown(shown, look.format, struck)
