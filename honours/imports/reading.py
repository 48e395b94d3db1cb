"""From an uploaded file to rows, in a process of its own and with flat memory."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from core.progress import UserFacingError
from core.spreadsheets.unpacking import unpacked

from .columns import FIELDS
from .heading import FIRST_ROWS
from .left_out import LeftOut, numbered
from .rows import ImportRowData, read_row
from .worksheets import Worksheet, choose, find_lists

MOST_ROWS = 100_000
MOST_REMARKS = 50  # that are told one by one
_FORMULAS = (
    "表里有公式，读到的是公式上次算出的结果，请在预览里核对。"
    "结果是空的，请先用 Excel 打开、保存一次，或把公式换成数值。"
)
_MERGED = "表里有上下合并的单元格，已把它的内容填到合并的每一行，请在预览里核对。"
_SCHEME = FIELDS.index("scheme")


class Table:
    """The list in an uploaded file; its rows may be read more than once. Use as a context manager."""

    def __init__(
        self, file: BinaryIO, name: str, size: int, scheme: str = "", *, sheet: str = "", with_hidden: bool = False
    ) -> None:
        """Read the file; raise UserFacingError with a reason in Chinese.

        `scheme` stands in for an empty 荣誉项目; `sheet` names the worksheet, else the one the file opens with comes
        first; `with_hidden`: rows and columns that the sheet does not show are read too.
        """
        self.scheme, self.with_hidden = scheme, with_hidden
        self.notices: list[str] = []
        self._spool = unpacked(file, name, size, MOST_ROWS + FIRST_ROWS)
        try:
            found = self._choose(sheet)
            self.sheet, self._start, self.heading = found.name, found.start, found.heading
            self.heading.refuse_missing({"scheme"} if scheme else set())
            self.notices += self.heading.notices()
        except BaseException:
            self._spool.close()
            raise

    def __enter__(self) -> "Table":
        return self

    def __exit__(self, *args: object) -> None:
        self._spool.close()

    def rows(self) -> Iterator[ImportRowData]:
        """The rows of the list in order; the example, repeated headings and remarks are left out."""
        self._left_out = LeftOut(self.heading, with_hidden=self.with_hidden)
        self._remarks: list[str] = []
        for line, raw, is_hidden in self._raw_rows():
            row = read_row(line, raw, self.heading.columns)
            if self._left_out.takes(row, raw, is_hidden=is_hidden):
                continue
            self._remarks += row.remarks + self._sideways(line)
            if self.scheme and not row.cells[_SCHEME]:
                row.cells[_SCHEME] = self.scheme
            yield row

    def remarks(self) -> list[str]:
        """What the editor should know of the rows that `rows` told last, in sentences with their numbers."""
        told = [*self._left_out.told(), *(f"{remark}。" for remark in self._remarks[:MOST_REMARKS])]
        if (rest := len(self._remarks) - MOST_REMARKS) > 0:
            told.append(f"这样整理过的格子还有 {rest} 个。")
        return told

    def _sideways(self, line: int) -> list[str]:
        """That cells of a row are merged sideways: their words count for the first column alone."""
        told = []
        for first, last in self._across.get(line, ()):
            names = [
                self.heading.columns[place].name for place in range(first, last + 1) if place in self.heading.columns
            ]
            if len(names) > 1:
                told.append(f"第 {line} 行“{'”“'.join(names)}”左右合并成了一格，里面的字只算“{names[0]}”")
        return told

    def _raw_rows(self) -> Iterator[tuple[int, list[Any], bool]]:
        self._spool.seek(self._start)
        while isinstance(line := json.loads(self._spool.readline()), list):
            yield line[0], line[1], len(line) > 2

    def _choose(self, sheet: str) -> Worksheet:
        """The worksheet to read; what else the file holds becomes notices."""
        found = list(find_lists(self._lines(), self._spool.tell, with_hidden=self.with_hidden))
        chosen = choose(found, sheet)
        if len(found) == 1 and not sheet and not chosen.is_active:
            self.notices.append(f"文件打开时看到的那张工作表不像名单，读的是工作表“{chosen.name}”，请在预览里核对。")
        self.notices += [_MERGED] if chosen.is_merged else []
        self.notices += chosen.drawings
        if chosen.comments:
            self.notices.append(f"表里有 {len(chosen.comments)} 处批注没有读取：{numbered(chosen.comments)}。")
        self._across: dict[int, list[tuple[int, int]]] = {}
        for line, first, last in chosen.across:
            self._across.setdefault(line, []).append((first, last))
        self.notices += [other.notice(chosen) for other in found if other is not chosen]
        return chosen

    def _lines(self) -> Iterator[Any]:
        self._spool.seek(0)
        while (line := json.loads(self._spool.readline() or b'{"end": true}')) != {"end": True}:
            if line == {"too_many": True}:
                raise UserFacingError(f"这张表超过 {MOST_ROWS:,} 行。请分成几个文件导入。")
            if line == {"formulas": True}:
                self.notices.append(_FORMULAS)
            else:
                yield line
