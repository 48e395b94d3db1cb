"""Which lines of a sheet are no rows of the list, and what the editor is told of them."""

import re
from collections.abc import Iterable
from typing import Any

from core.progress import UserFacingError
from core.spreadsheets.sheets import column_name
from core.spreadsheets.texts import clean_text

from .columns import BY_FIELD, FIELDS, column_of, heading_text
from .heading import Heading
from .rows import ImportRowData

_NAMED = 20  # lines or cells that are told one by one
_TOTAL = re.compile(r"(?:合|总|小|共|累)\s*计|汇\s*总|总\s*数")
_NUMBER, _TITLE = FIELDS.index("number"), FIELDS.index("title")


def numbered(places: Iterable[Any]) -> str:
    """Lines or names of cells in one phrase."""
    told = [str(place) for place in places]
    return "、".join(told[:_NAMED]) + (" 等" if len(told) > _NAMED else "")


def _is_total(raw: list[Any]) -> bool:
    """Whether the first words of a line announce a sum."""
    first = next((text for cell in raw if (text := clean_text(heading_text(cell)))), "")
    return _TOTAL.fullmatch(first.rstrip(":：")) is not None


class LeftOut:
    """Takes what is no row of the list, in the order of the sheet."""

    def __init__(self, heading: Heading, *, with_hidden: bool) -> None:
        self._heading, self._with_hidden = heading, with_hidden
        self._hidden: list[int] = []
        self._examples: list[int] = []
        self._remarks: list[int] = []
        self._totals: list[int] = []
        self._headings: list[int] = []
        self._nameless: dict[int, int] = {}  # the first line of each column that has words and no heading

    def takes(self, row: ImportRowData, raw: list[Any], *, is_hidden: bool) -> bool:
        """Whether a line is left out; raise UserFacingError for a second heading in another order."""
        if row.is_example:
            self._examples.append(row.line)
            return True
        if self._is_heading(row, raw):
            self._headings.append(row.line)
            return True
        if is_hidden:
            self._hidden.append(row.line)
        if sum(map(bool, row.cells)) < 2:
            self._remarks += [] if is_hidden and not self._with_hidden else [row.line]
            return True
        if is_hidden and not self._with_hidden:
            return True
        if _is_total(raw):
            self._totals.append(row.line)
            return True
        self._note_nameless(row.line, raw)
        return False

    def _is_heading(self, row: ImportRowData, raw: list[Any]) -> bool:
        if not any(column_of(row.cells[place]) for place in (_NUMBER, _TITLE) if row.cells[place]):
            return False
        again = Heading.of(row.line, raw)
        if again is None:
            return column_of(row.cells[_NUMBER]) == BY_FIELD["number"]
        if any(again.columns.get(place, column) != column for place, column in self._heading.columns.items()):
            raise UserFacingError(
                f"第 {row.line} 行又是表头，列的先后和第 {self._heading.line} 行的不同，下面的内容会读错列。"
                "请把两部分的列对齐，或分成两个文件上传。"
            )
        return True

    def _note_nameless(self, line: int, raw: list[Any]) -> None:
        for place, cell in enumerate(raw):
            if cell is not None and place not in self._heading.named and str(cell).strip():
                self._nameless.setdefault(place, line)

    def told(self) -> list[str]:
        """What was left out, in sentences."""
        told = []
        if self._hidden:
            told.append(self._hidden_rows())
        if self._examples:
            told.append(f"第 {numbered(self._examples)} 行的编号以“示例”开头，当作模板里的示例，没有读取。")
        if self._remarks:
            told.append(f"第 {numbered(self._remarks)} 行只有一格有内容，当作说明，没有读取。")
        if self._totals:
            told.append(f"第 {numbered(self._totals)} 行是合计，没有读取。")
        if self._headings:
            told.append(f"第 {numbered(self._headings)} 行又是表头，下面的行也当作同一份名单读取，请在预览里核对。")
        if self._nameless:
            columns = "、".join(
                f"{column_name(place)} 列（第 {line} 行起）" for place, line in sorted(self._nameless.items())
            )
            told.append(f"这些列没有列名，里面的内容没有读取：{columns}。")
        return told

    def _hidden_rows(self) -> str:
        lines = f"表里有 {len(self._hidden)} 行是隐藏的或被筛选掉的（第 {numbered(self._hidden)} 行）"
        if self._with_hidden:
            return f"{lines}，按上传时的选择一并读取了。"
        return f"{lines}，没有读取。这些行也要导入的，请取消筛选和隐藏，或在上传时勾选“连同隐藏的行和列”，再上传一次。"
