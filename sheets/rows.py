"""A row of a list: where it stood, what its cells say, what is wrong with it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .cells import CellError, Raw, read_cell
from .columns import COLUMNS, FIELDS, Column
from .texts import tidy

EXAMPLE = "示例"  # a plaque number that begins so belongs to the template's example row
_PLACE = {name: place for place, name in enumerate(FIELDS)}
_NUMBER = _PLACE["number"]
_HIDDEN = "（已隐去）"


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell."""

    column: str
    reason: str


@dataclass
class Row:
    """One row as read; `cells` follow the order of COLUMNS, "" where there is nothing."""

    line: int
    cells: list[str]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, packed: list[Any]) -> "Row":
        """The row that `packed` packed."""
        line, cells, problems = packed
        return cls(line, cells, [Problem(*problem) for problem in problems])

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


def read_row(line: int, raw: list[Raw], places: dict[int, Column]) -> Row:
    """Read the known columns of a row; what cannot be read becomes a problem of the row."""
    row = Row(line, [""] * len(COLUMNS))
    for place, column in places.items():
        cell = raw[place] if place < len(raw) else None
        index = _PLACE[column.field]
        try:
            row.cells[index] = read_cell(column, cell)
        except CellError as error:
            row.cells[index] = _HIDDEN if error.secret else tidy(str(cell))[:60]
            row.problems.append(Problem(column.name, str(error)))
    return row
