"""A table of a Word document as our table block: plain text, one row of headings, every value under its heading."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import NavigableString, Tag

MOST_COLUMNS = 20
_BLOCKS = {"p", "li", "br", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class ReadTable:
    """The block's value, None for a table without words, and what to tell."""

    value: dict[str, Any] | None = None
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Cell:
    text: str
    across: int
    down: int


def read_table(table: Tag) -> ReadTable:
    """Merged cells say what they say in each row and column; headings in several rows are read together."""
    read = ReadTable()
    rows = [[_cell(cell) for cell in row.find_all(["td", "th"], recursive=False)] for row in _rows(table)]
    if table.find("table"):
        read.notices.append("有一张表的格子里还套着表，里面的表按文字放进了那一格，请核对。")
    caption = ""
    if len(rows) > 2 and len(rows[0]) == 1 and rows[0][0].across > 1:
        caption = rows[0][0].text
        rows = rows[1:]
    heads = _heading_rows(rows)
    grid = [row for row in _grid(rows) if any(row)]
    if not grid:
        return read
    width = max(map(len, grid))
    if width > MOST_COLUMNS:
        read.notices.append(f"有一张表有 {width} 列，只保留了前 {MOST_COLUMNS} 列。")
        width = MOST_COLUMNS
    grid = [(row + [""] * width)[:width] for row in grid]
    columns = [{"type": "text", "heading": _joined(column)} for column in zip(*grid[:heads], strict=True)]
    read.value = {"columns": columns, "rows": [{"values": row} for row in grid[heads:]], "caption": caption}
    return read


def _rows(table: Tag) -> list[Tag]:
    """The rows of this table, not of tables inside its cells."""
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _cell(cell: Tag) -> _Cell:
    return _Cell(_words(cell), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Tag, name: str) -> int:
    span = str(cell.get(name, "1"))
    return max(1, min(int(span), 1000)) if span.isdecimal() and len(span) < 5 else 1


def _words(cell: Tag) -> str:
    """The words of a cell, its paragraphs and inner cells apart."""
    pieces: list[str] = []
    for each in cell.descendants:
        if isinstance(each, NavigableString):
            pieces.append(each)
        elif isinstance(each, Tag) and each.name in _BLOCKS | {"td", "th"}:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _heading_rows(rows: list[list[_Cell]]) -> int:
    """How many rows the headings take: as many as their tallest cell, or two below one merged across."""
    if len(rows) < 2:
        return 1
    tallest = max((cell.down for cell in rows[0]), default=1)
    is_merged = len(rows[0]) > 1 and any(cell.across > 1 for cell in rows[0])
    return max(1, min(max(tallest, 2 if is_merged else 1), len(rows) - 1))


def _grid(rows: list[list[_Cell]]) -> list[list[str]]:
    grid: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}  # by column: rows that a merged cell still covers, its text
    for row in rows:
        line: list[str] = []
        cells = list(row)
        fills = len(row) == 1 and row[0].across > 1  # one remark across the whole table is said once
        while cells or len(line) in reaching:
            if len(line) in reaching:
                left, text = reaching.pop(len(line))
                if left > 1:
                    reaching[len(line)] = (left - 1, text)
                line.append(text)
                continue
            cell = cells.pop(0)
            for place in range(min(cell.across, 100)):
                if cell.down > 1:
                    reaching[len(line)] = (cell.down - 1, cell.text)
                line.append("" if fills and place else cell.text)
        grid.append(line)
    return grid


def _joined(texts: tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(filter(None, texts)))
