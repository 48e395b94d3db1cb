"""From an uploaded file to rows, in a process of its own and with flat memory."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from core.long_work import RefusalError

from .columns import BY_FIELD, FIELDS, column_of
from .files import kind_of
from .heading import FIRST_ROWS, Heading
from .rows import Row, read_row

MOST_ROWS = 100_000
SECONDS = 120
_CHILD = Path(__file__).with_name("child.py")
_UNREADABLE = (
    "这个文件读不了：可能已损坏、设了密码，或格子多得不正常。"
    f"请把名单复制到新的空白表格里（不超过 {MOST_ROWS:,} 行）再上传。"
)
_FORMULAS = (
    "表里有公式，读到的是公式上次算出的结果，请在预览里核对。"
    "结果是空的，请先用 Excel 打开、保存一次，或把公式换成数值。"
)
_MERGED = "表里有上下合并的单元格，已把它的内容填到合并的每一行，请在预览里核对。"
_SCHEME = FIELDS.index("scheme")
_NUMBER = FIELDS.index("number")


class Table:
    """The list in an uploaded file; its rows may be read more than once. Use as a context manager."""

    def __init__(self, file: BinaryIO, name: str, size: int, scheme: str = "") -> None:
        """Read the file; `scheme` stands in for an empty 荣誉项目. Raise RefusalError with a reason in Chinese."""
        kind = kind_of(file, name, size)
        self.scheme = scheme
        self.notices: list[str] = []
        self._spool: IO[str] = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 -- closed by __exit__
        try:
            self._unpack(file, kind)
            self.sheet, self._start, self.heading = self._find_heading()
            self.heading.refuse_missing({"scheme"} if scheme else set())
            self.notices += self.heading.notices()
        except BaseException:
            self._spool.close()
            raise

    def __enter__(self) -> "Table":
        return self

    def __exit__(self, *args: object) -> None:
        self._spool.close()

    def rows(self) -> Iterator[Row]:
        """The rows of the list in order; the example, repeated headings and remarks are left out."""
        for line, raw in self._raw_rows():
            row = read_row(line, raw, self.heading.columns)
            if not row.is_example and not self._is_remark(row):
                if self.scheme and not row.cells[_SCHEME]:
                    row.cells[_SCHEME] = self.scheme
                yield row

    @staticmethod
    def _is_remark(row: Row) -> bool:
        """A heading repeated on a new page, or a line of text across the sheet."""
        return column_of(row.cells[_NUMBER]) == BY_FIELD["number"] or sum(map(bool, row.cells)) < 2

    def _raw_rows(self) -> Iterator[tuple[int, list[Any]]]:
        self._spool.seek(self._start)
        while isinstance(line := json.loads(self._spool.readline()), list):
            yield line[0], line[1]

    def _unpack(self, file: BinaryIO, kind: str) -> None:
        """Let the reading process write the file's rows into the spool."""
        with tempfile.TemporaryFile() as source:
            file.seek(0)
            while block := file.read(1 << 20):
                source.write(block)
            source.seek(0)
            command = [sys.executable, "-I", str(_CHILD), kind, str(MOST_ROWS + FIRST_ROWS)]
            try:
                subprocess.run(  # noqa: S603 -- our own script, no text of the file among the arguments
                    command, stdin=source, stdout=self._spool, stderr=subprocess.DEVNULL, timeout=SECONDS, check=True
                )
            except (subprocess.SubprocessError, OSError) as error:
                raise RefusalError(_UNREADABLE) from error

    def _find_heading(self) -> tuple[str, int, Heading]:
        """The first sheet with a heading row, where its rows begin in the spool, and the heading."""
        found: tuple[str, int, Heading] | None = None
        sheet, seen, is_merged = "", 0, False
        self._spool.seek(0)
        while (line := json.loads(self._spool.readline() or '{"end": true}')) != {"end": True}:
            if line == {"too_many": True}:
                raise RefusalError(f"这张表超过 {MOST_ROWS:,} 行。请分成几个文件导入。")
            if line == {"formulas": True}:
                self.notices.append(_FORMULAS)
                continue
            if isinstance(line, dict):
                sheet, seen, is_merged = line["sheet"], 0, line["merged"]
                continue
            seen += 1
            heading = Heading.of(*line) if seen <= FIRST_ROWS else None
            if heading and not found:
                found, seen = (sheet, self._spool.tell(), heading), FIRST_ROWS
                self.notices += [_MERGED] if is_merged else []
            elif heading and found and sheet != found[0]:
                self.notices.append(f"只读取了工作表“{found[0]}”；工作表“{sheet}”也像名单，没有读取，请另存后再导入。")
                seen = FIRST_ROWS
        if not found:
            raise RefusalError("没有找到表头。表头要有“荣誉项目”“牌匾编号”“招牌名”等列名，请对照导入模板。")
        return found
