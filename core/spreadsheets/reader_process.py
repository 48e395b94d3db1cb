"""Read a spreadsheet from standard input; write its rows to standard output as JSON lines.

A reader of `core/sandbox.py`, without Django. Arguments: the extension of the file's name, the most rows to hand over.
Raises UserFacingError for what is no spreadsheet.

Lines: {"formulas": true} when a workbook holds any; {"sheet": name, "merged": whether cells are merged downwards,
"hidden": …, "active": whether the file opens with it, "hidden_columns": [from 0], "comments": [names of cells],
"across": [[row, first column, last column] of cells merged sideways], "drawings": [what lies over the cells, in
sentences]}, then [row number, [cells]] for each
row that is not blank, [row number, [cells], true] for one that the sheet does not show; {"too_many": true} when there
are more rows than asked for; {"end": true} last. What a cell merged downwards says, it says for each of its rows.

A cell is a text, a number, a truth value or null, or, where the sheet shows something else than it holds:
{"day": "2026-03-15"}, with "time" unless it is midnight; {"month": "2026年3月"}; {"time": "07:30"}; {"percent": "50%"};
{"error": "#N/A"}; {"uncomputed": true} for a formula without its result;
{"number": 7, "shown": "007"}, "shown" null for a format that is not known;
{"text": …, "struck": what of it is struck out}; {"text": …, "unseen": true} for a format that shows nothing.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from .files import kind_of
from .sheets import MergedFill, Row, Sheet

MEGABYTE = 1024 * 1024
WIDEST = 200  # columns
MOST_PLACES = 2000  # comments and merged cells that are told of
MOST_BOXES, MOST_WORDS = 10, 60  # text boxes that are told of, and characters of each
LONGEST = 2000  # characters of a cell; no field of any list takes more
#: Where a kind of file keeps its cells, and what a formula looks like there.
FORMULAS = {
    "xlsx": ("xl/worksheets/", re.compile(rb"<f[ >]")),
    "ods": ("content.xml", re.compile(rb"table:formula=")),
}


def main(arguments: list[str]) -> None:
    """Hand over every sheet."""
    extension, most = arguments[0], int(arguments[1])
    data = sys.stdin.buffer.read()
    kind = kind_of(io.BytesIO(data), extension, len(data))
    if kind in FORMULAS and _has_formulas(data, *FORMULAS[kind]):
        _say({"formulas": True})
    for sheet in _sheets(data, kind):
        _say(
            {
                "sheet": sheet.name,
                "merged": bool(sheet.merged),
                "hidden": sheet.is_hidden,
                "active": sheet.is_active,
                "hidden_columns": sheet.hidden_columns,
                "comments": sheet.comments[:MOST_PLACES],
                "across": sheet.across[:MOST_PLACES],
                "drawings": _drawn(sheet.drawings),
            }
        )
        fill = MergedFill(sheet.merged)
        for row in sheet.rows:
            kept = [_cell(cell) for cell in row.cells[:WIDEST]]
            is_blank = not any(cell not in (None, "") for cell in kept)
            fill.down(row.number, kept)
            if is_blank:
                continue
            most -= 1
            if most < 0:
                _say({"too_many": True})
                break
            _say(_line(row, kept))
    _say({"end": True})


def _drawn(drawings: list[str]) -> list[str]:
    """What lies over the cells, in a sentence of its own for words and for pictures."""
    boxes = [" ".join(words.split())[:MOST_WORDS] for words in drawings if words.strip()]
    told = [f"表里有 {len(boxes)} 个文本框没有读取：“{'”“'.join(boxes[:MOST_BOXES])}”。"] if boxes else []
    if pictures := len(drawings) - len(boxes):
        told.append(f"表里有 {pictures} 张图片没有读取。")
    return told


def _line(row: Row, cells: list[Any]) -> list[Any]:
    return [row.number, cells, True] if row.is_hidden else [row.number, cells]


def _sheets(data: bytes, kind: str) -> Iterator[Sheet]:
    """By the reader of its kind; each is loaded for its own files only."""
    match kind:
        case "xlsx":
            from .xlsx_reader import read_xlsx as read
        case "xlsb":
            from .xlsb_reader import read_xlsb as read
        case "xls":
            from .xls_reader import read_xls as read
        case "ods":
            from .ods_reader import read_ods as read
        case _:
            from .csv_reader import read_csv as read
    return read(data)


def _has_formulas(data: bytes, part: str, sign: re.Pattern[bytes]) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.replace("\\", "/").startswith(part):
                with archive.open(name) as sheet:
                    rest = b""
                    while block := sheet.read(MEGABYTE):
                        if sign.search(rest + block):
                            return True
                        rest = block[-20:]
    return False


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, datetime):
        moment = {"day": value.date().isoformat()}
        return moment if value.time() == time() else moment | {"time": f"{value:%H:%M}"}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"time": f"{value:%H:%M}"}
    if isinstance(value, timedelta):
        return {"time": str(value)}
    if isinstance(value, dict) and "text" in value:
        return value | {name: value[name][:LONGEST] for name in ("text", "struck") if name in value}
    return value


def _say(line: Any) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")
