"""Read a spreadsheet from standard input; write its rows to standard output as JSON lines.

Runs as a process of its own, without Django, under limits on memory, time and output: a file made to exhaust or
crash the reader takes this process with it and nothing else. Arguments: the kind of file, the most rows to hand over.

Lines: {"formulas": true} when a workbook holds any; {"sheet": name}, then [row number, [cells]] for each row that is
not blank; {"too_many": true} when there are more rows than asked for; {"end": true} last.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

MEGABYTE = 1024 * 1024
MEMORY, SECONDS, OUTPUT = 1024 * MEGABYTE, 120, 512 * MEGABYTE
WIDEST = 200  # columns
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
    for name, rows in _csv(data) if kind == "csv" else _workbook(data):
        _say({"sheet": name})
        for number, cells in rows:
            kept = [_cell(cell) for cell in cells[:WIDEST]]
            if not any(cell not in (None, "") for cell in kept):
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


def _workbook(data: bytes) -> Iterator[tuple[str, Iterable[tuple[int, list[Any]]]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number, name in enumerate(book.sheet_names):
        sheet = book.get_sheet_by_index(number)
        yield name, enumerate(sheet.iter_rows(), start=1)


def _csv(data: bytes) -> Iterator[tuple[str, Iterable[tuple[int, list[Any]]]]]:
    text = _decoded(data)
    head = text[:4096]
    separator = max(",\t;", key=head.count)
    yield "", enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1)


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
