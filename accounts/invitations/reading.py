"""From a spreadsheet to rows of an invitation list. Passwords have no column: everybody sets their own."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any, BinaryIO

from core.progress import UserFacingError
from core.spreadsheets.shown import refuse_hidden, shown_text
from core.spreadsheets.texts import clean_text
from core.spreadsheets.unpacking import unpacked

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


@dataclass(frozen=True)
class InvitationRow:
    """A line of the list, by its number in the sheet, with the texts of the invitation's fields."""

    line: int
    fields: dict[str, str]


def read_list(file: BinaryIO, name: str, size: int) -> list[InvitationRow]:
    """The rows under the heading; raise UserFacingError with a reason in Chinese."""
    lines = _lines(file, name, size)
    places: dict[int, str] = {}
    rows: list[InvitationRow] = []
    for line, cells in lines:
        if not places:
            places = _heading(cells)
            continue
        fields = {field: _text(cells[place]) for place, field in places.items() if place < len(cells)}
        if any(fields.values()):
            rows.append(InvitationRow(line, fields))
    if not places:
        raise UserFacingError("没有找到表头。第一行要有“账号”，还可以有“单位/支部”“职务”“邮箱”。")
    if not rows:
        raise UserFacingError("表头下面没有人。")
    return rows


def _heading(cells: list[Any]) -> dict[int, str]:
    """Where each field stands, if this is the heading."""
    names = COLUMNS | ALSO_NAMED
    places = {place: names[_text(cell)] for place, cell in enumerate(cells) if _text(cell) in names}
    if "username" not in places.values():
        return {}
    if any("密码" in _text(cell) or "口令" in _text(cell) for cell in cells):
        raise UserFacingError("表里有密码。密码由本人自己设，请删掉那一列再上传。")
    return places


def _text(cell: Any) -> str:
    return unicodedata.normalize("NFKC", clean_text(shown_text(cell)))


def _lines(file: BinaryIO, name: str, size: int) -> list[tuple[int, list[Any]]]:
    """The lines of the first sheet that is not hidden."""
    with unpacked(file, name, size, MOST_ROWS + 20) as spool:
        return _first_sheet(json.loads(line) for line in spool)


def _first_sheet(records: Any) -> list[tuple[int, list[Any]]]:
    lines: list[tuple[int, list[Any]]] = []
    is_hidden = False
    for record in records:
        if isinstance(record, list):
            if is_hidden:
                continue
            refuse_hidden(record)
            lines.append((record[0], record[1]))
        elif record == {"too_many": True}:
            raise UserFacingError(f"一次最多 {MOST_ROWS} 人，请分成几个文件。")
        elif "sheet" in record:
            if lines:
                break
            is_hidden = record["hidden"]
    return lines
