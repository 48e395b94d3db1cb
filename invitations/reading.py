"""From a spreadsheet to rows of an invitation list. Passwords have no column: everybody sets their own."""

import json
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from typing import Any, BinaryIO

from core.long_work import RefusalError
from sheets import child
from sheets.files import kind_of

COLUMNS = {"账号": "username", "单位/支部": "unit", "职务": "post", "邮箱": "email"}
ALSO_NAMED = {
    "用户名": "username",
    "登录名": "username",
    "单位": "unit",
    "支部": "unit",
    "岗位": "post",
    "电子邮箱": "email",
}
MOST_ROWS = 500
SECONDS = 60
_UNREADABLE = "这个文件读不了：可能已损坏、设了密码。请把名单复制到新的空白表格里再上传。"


@dataclass(frozen=True)
class Row:
    """A line of the list, by its number in the sheet, with the texts of the invitation's fields."""

    line: int
    fields: dict[str, str]


def read_list(file: BinaryIO, name: str, size: int) -> list[Row]:
    """The rows under the heading; raise RefusalError with a reason in Chinese."""
    lines = _lines(file, kind_of(file, name, size))
    places: dict[int, str] = {}
    rows: list[Row] = []
    for line, cells in lines:
        if not places:
            places = _heading(cells)
            continue
        fields = {field: _text(cells[place]) for place, field in places.items() if place < len(cells)}
        if any(fields.values()):
            rows.append(Row(line, fields))
    if not places:
        raise RefusalError("没有找到表头。第一行要有“账号”，还可以有“单位/支部”“职务”“邮箱”。")
    if not rows:
        raise RefusalError("表头下面没有人。")
    return rows


def _heading(cells: list[Any]) -> dict[int, str]:
    """Where each field stands, if this is the heading."""
    names = COLUMNS | ALSO_NAMED
    places = {place: names[_text(cell)] for place, cell in enumerate(cells) if _text(cell) in names}
    if "username" not in places.values():
        return {}
    if any("密码" in _text(cell) or "口令" in _text(cell) for cell in cells):
        raise RefusalError("表里有密码。密码由本人自己设，请删掉那一列再上传。")
    return places


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    words = cell if isinstance(cell, str) else "" if cell is None else str(cell)
    return unicodedata.normalize("NFKC", words).replace("\0", "").strip()


def _lines(file: BinaryIO, kind: str) -> list[tuple[int, list[Any]]]:
    """The lines of the first sheet, read by a process under limits."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as spool:
        file.seek(0)
        while block := file.read(1 << 20):
            source.write(block)
        source.seek(0)
        command = [sys.executable, child.__file__, kind, str(MOST_ROWS + 20)]
        try:
            subprocess.run(  # noqa: S603 -- our own reader, its arguments are ours
                command, stdin=source, stdout=spool, stderr=subprocess.DEVNULL, timeout=SECONDS, check=True
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise RefusalError(_UNREADABLE) from error
        spool.seek(0)
        return _first_sheet(json.loads(line) for line in spool)


def _first_sheet(records: Any) -> list[tuple[int, list[Any]]]:
    lines: list[tuple[int, list[Any]]] = []
    for record in records:
        if isinstance(record, list):
            lines.append((record[0], record[1]))
        elif record == {"too_many": True}:
            raise RefusalError(f"一次最多 {MOST_ROWS} 人，请分成几个文件。")
        elif "sheet" in record and lines:
            break
    return lines
