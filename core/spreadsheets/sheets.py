"""A sheet as every reader of a kind of file hands it over, and what stands in its cells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .number_formats import LONG, PRECISE, Format, Kind

_EPOCH = datetime(1899, 12, 30)
#: Text, number, truth value or None; what is more than that is a dict, see `reader_process`.
Cell = Any


class Row(NamedTuple):
    """One row: its number from 1, whether the sheet shows it, its cells."""

    number: int
    is_hidden: bool
    cells: list[Cell]


@dataclass(frozen=True)
class Merged:
    """Cells of one column that are merged into one; rows count from 1, columns from 0."""

    first: int
    last: int
    column: int


@dataclass
class Sheet:
    """A sheet of a workbook.

    `hidden_columns` count from 0; `comments`: the names of cells that have one; `across`: cells merged sideways, by
    their row, first and last column; `drawings`: the words of each text box that lies over the cells, "" of a picture.
    """

    name: str
    rows: Iterable[Row]
    merged: list[Merged] = field(default_factory=list)
    is_hidden: bool = False
    is_active: bool = False
    hidden_columns: list[int] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    across: list[tuple[int, int, int]] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)


def cell_name(row: int, column: int) -> str:
    """What a sheet calls a cell; rows count from 1, columns from 0.

    >>> cell_name(2, 27)
    'AB2'
    """
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """What a sheet calls a column, counted from 0."""
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(65 + letter) + name
    return name


class MergedFill:
    """Gives each row of a merged cell what its first row says."""

    def __init__(self, merged: list[Merged]) -> None:
        self._begins: dict[int, list[Merged]] = defaultdict(list)
        for one in merged:
            self._begins[one.first].append(one)
        self._open: dict[int, tuple[int, Cell]] = {}  # by column: the last row, and what to fill in

    def down(self, number: int, cells: list[Cell]) -> None:
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


def as_shown(value: float, how: Format) -> Cell:
    """A number under a format that is no date's: bare when the sheet shows just the number."""
    if how.kind == Kind.GENERAL or abs(value) >= PRECISE:
        return value
    shown = how.shown(value)
    if how.kind == Kind.PERCENT:
        return {"percent": shown or str(value)}
    plain = str(int(value)) if float(value).is_integer() else str(value)
    return value if shown == plain and abs(value) < LONG else {"number": value, "shown": shown or None}


def number_as_seen(cell: Any, how: Format) -> Cell:
    """A number under any format: days, months and times by name."""
    if how.kind in (Kind.DAY, Kind.MONTH, Kind.DAY_AND_TIME, Kind.TIME) and isinstance(cell, int | float):
        cell = (
            _EPOCH + timedelta(seconds=round(float(cell) * 86_400)) if 0 <= cell < 2_958_466 else cell
        )  # calamine knows fewer codes
    if how.kind == Kind.MONTH and hasattr(cell, "year"):
        return {"month": f"{cell.year}年{cell.month}月"}
    if how.kind == Kind.TIME and hasattr(cell, "year"):
        return {"time": f"{cell:%H:%M}"}
    return as_shown(cell, how) if isinstance(cell, int | float) else cell


def text_as_shown(text: str, how: Format, struck: str = "") -> Cell:
    """A text under a format, with what is struck out of it."""
    if how.kind != Kind.GENERAL and text:
        shown = how.shown_text(text)
        if not shown:
            return {"text": text, "unseen": True}
        text = shown
    return {"text": text, "struck": struck} if struck.strip() else text
