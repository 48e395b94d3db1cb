"""A row of a list: where it stood, what its cells say, what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from core.pii import personal_number
from core.signs import INVISIBLE, named_invisible
from core.spreadsheets.days import time_of_day
from core.spreadsheets.texts import clean_text

from .cells import CellError, Raw, read_cell
from .columns import COLUMNS, FIELDS, SheetColumn, Sort

EXAMPLE = "示例"  # a plaque number that begins so belongs to the template's example row
_PLACE = {name: place for place, name in enumerate(FIELDS)}
_NUMBER = _PLACE["number"]
_HIDDEN = "（已隐去）"
_SAID = ("text", "shown", "error", "percent", "month", "day", "time", "number")


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with one cell."""

    column: str
    reason: str


@dataclass
class ImportRowData:
    """One row as read; `cells` follow the order of COLUMNS, "" where there is nothing."""

    line: int
    cells: list[str]
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)  # what was tidied that the editor could not see; not stored

    @classmethod
    def of(cls, packed: list[Any]) -> "ImportRowData":
        """The row that `packed` packed."""
        line, cells, problems = packed
        return cls(line, cells, [RowProblem(*problem) for problem in problems])

    def packed(self) -> list[Any]:
        """Plain lists for JSON."""
        return [self.line, self.cells, [[problem.column, problem.reason] for problem in self.problems]]

    @cached_property
    def values(self) -> dict[str, str]:
        """The cells that say something, by field; asked for once the row is complete."""
        return {name: cell for name, cell in zip(FIELDS, self.cells, strict=True) if cell}

    @property
    def is_example(self) -> bool:
        """Whether this is the template's example."""
        return self.cells[_NUMBER].startswith(EXAMPLE)


def _may_need_remark(column: SheetColumn, cell: Raw) -> bool:
    """Whether a closer look is worth while; nearly no cell needs one."""
    if isinstance(cell, str):
        return (not cell.isascii() and INVISIBLE.search(cell) is not None) or (column.sort is Sort.DATE and ":" in cell)
    return column.sort is Sort.DATE and isinstance(cell, dict)


def _tidied(column: SheetColumn, cell: Raw) -> Iterator[str]:
    """What reading left out of a cell that the editor could not see, or might miss."""
    if isinstance(cell, str) and (named := named_invisible(cell)):
        yield f"里有看不见的符号，已去掉：{named[:80]}"
    if column.sort == Sort.DATE and cell:
        clock = time_of_day(cell) if isinstance(cell, str) else cell.get("time") if isinstance(cell, dict) else ""
        if clock:
            yield f"只读了日期，没有读时刻 {clock}"


def _as_written(cell: Raw) -> str:
    """What the cell of a faulty row says, for the preview; a number of a person in it is not kept."""
    if isinstance(cell, dict):
        cell = next((cell[name] for name in _SAID if cell.get(name)), "")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = clean_text(str(cell))[:60]
    return _HIDDEN if personal_number(text) else text


def read_row(line: int, raw: list[Raw], places: dict[int, SheetColumn]) -> ImportRowData:
    """Read the known columns of a row; what cannot be read becomes a problem of the row."""
    row = ImportRowData(line, [""] * len(COLUMNS))
    for place, column in places.items():
        cell = raw[place] if place < len(raw) else None
        index = _PLACE[column.field]
        try:
            row.cells[index] = read_cell(column, cell)
            if cell and cell != row.cells[index] and _may_need_remark(column, cell):
                row.remarks += (f"第 {line} 行“{column.name}”{told}" for told in _tidied(column, cell))
        except CellError as error:
            row.cells[index] = _HIDDEN if error.secret else _as_written(cell)
            row.problems.append(RowProblem(column.name, str(error)))
    return row
