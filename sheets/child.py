"""Read a spreadsheet from standard input; write its rows to standard output as JSON lines.

Runs as a process of its own, without Django, under limits on memory, time and output: a file made to exhaust or
crash the reader takes this process with it and nothing else. Arguments: the kind of file, the most rows to hand over.

Lines: {"formulas": true} when a workbook holds any; {"sheet": name, "merged": whether cells are merged downwards}, then
[row number, [cells]] for each row that is not blank; {"too_many": true} when there are more rows than asked for;
{"end": true} last. What a cell merged downwards says, it says for each of its rows.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

MEGABYTE = 1024 * 1024
MEMORY, SECONDS, OUTPUT = 1024 * MEGABYTE, 120, 512 * MEGABYTE
WIDEST = 200  # columns
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
#: Where a kind of file keeps its cells, and what a formula looks like there.
FORMULAS = {
    "xlsx": ("xl/worksheets/", re.compile(rb"<f[ >]")),
    "ods": ("content.xml", re.compile(rb"table:formula=")),
}


def main(kind: str, most: int) -> None:
    """Hand over every sheet."""
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, OUTPUT)):
        resource.setrlimit(what, (limit, limit))
    data = sys.stdin.buffer.read()
    if kind in FORMULAS and _has_formulas(data, *FORMULAS[kind]):
        _say({"formulas": True})
    for name, rows, merged in _csv(data) if kind == "csv" else _workbook(data, kind):
        _say({"sheet": name, "merged": bool(merged)})
        fill = _Fill(merged)
        for number, cells in rows:
            kept = [_cell(cell) for cell in cells[:WIDEST]]
            is_blank = not any(cell not in (None, "") for cell in kept)
            fill.down(number, kept)
            if is_blank:
                continue
            most -= 1
            if most < 0:
                _say({"too_many": True})
                break
            _say([number, kept])
    _say({"end": True})


def _has_formulas(data: bytes, part: str, sign: re.Pattern[bytes]) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(part):
                with archive.open(name) as sheet:
                    rest = b""
                    while block := sheet.read(MEGABYTE):
                        if sign.search(rest + block):
                            return True
                        rest = block[-20:]
    return False


@dataclass(frozen=True)
class _Merged:
    """Cells of one column that are merged into one; rows count from 1, columns from 0."""

    first: int
    last: int
    column: int


class _Fill:
    """Gives each row of a merged cell what its first row says."""

    def __init__(self, merged: list[_Merged]) -> None:
        self._begins: dict[int, list[_Merged]] = defaultdict(list)
        for one in merged:
            self._begins[one.first].append(one)
        self._open: dict[int, tuple[int, Any]] = {}  # by column: the last row, and what to fill in

    def down(self, number: int, cells: list[Any]) -> None:
        """Fill in one row; rows come in order, blank ones too."""
        for column, (last, value) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif column < len(cells):
                cells[column] = value
            else:
                cells += [None] * (column - len(cells)) + [value]
        for one in self._begins.get(number, ()):
            if one.column < len(cells) and cells[one.column] not in (None, ""):
                self._open[one.column] = (one.last, cells[one.column])


_Sheet = tuple[str, Iterable[tuple[int, list[Any]]], list[_Merged]]


def _workbook(data: bytes, kind: str) -> Iterator[_Sheet]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    in_ods = _merged_in_ods(data) if kind == "ods" else {}
    for number, name in enumerate(book.sheet_names):
        sheet = book.get_sheet_by_index(number)
        ranges = sheet.merged_cell_ranges or []
        merged = [_Merged(top + 1, bottom + 1, left) for (top, left), (bottom, _) in ranges if bottom > top]
        yield name, enumerate(sheet.iter_rows(), start=1), merged or in_ods.get(name, [])


def _merged_in_ods(data: bytes) -> dict[str, list[_Merged]]:
    """By sheet; calamine does not tell for this kind of file."""
    found: dict[str, list[_Merged]] = defaultdict(list)
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as content:
        name, row, column = "", 1, 0
        for event, element in ElementTree.iterparse(content, ("start", "end")):  # noqa: S314 -- under main's limits
            tag = element.tag.removeprefix(_TABLE)
            if event == "start":
                if tag == "table":
                    name, row = element.get(f"{_TABLE}name", ""), 1
                elif tag == "table-row":
                    column = 0
            elif tag in ("table-cell", "covered-table-cell"):
                if (rows := int(element.get(f"{_TABLE}number-rows-spanned", 1))) > 1:
                    found[name].append(_Merged(row, row + rows - 1, column))
                column += int(element.get(f"{_TABLE}number-columns-repeated", 1))
            elif tag == "table-row":
                row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
                element.clear()
    return found


def _csv(data: bytes) -> Iterator[_Sheet]:
    text = _decoded(data)
    head = text[:4096]
    separator = max(",\t;", key=head.count)
    yield "", enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1), []


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data[:200]:
        little = data[1:200:2].count(0) > data[0:200:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-16")


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"day": value.date().isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def _say(line: Any) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
