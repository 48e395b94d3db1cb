"""Which row is the heading, which column means what, and what to tell the editor about the rest."""

from dataclasses import dataclass, field
from typing import Any

from core.long_work import RefusalError

from .cells import Raw
from .columns import BY_FIELD, PERSONAL, REQUIRED, UNREMARKABLE, Column, column_of, plain_heading

FIRST_ROWS = 30  # a heading stands within these rows that are not blank
ENOUGH = 3  # known headings that make a heading row
_NAMING = {"number", "title"}  # one of them at least


@dataclass
class Heading:
    """Where each column of a sheet stands."""

    line: int
    columns: dict[int, Column]
    personal: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, line: int, cells: list[Raw]) -> "Heading | None":
        """Read a row as a heading; None when it is not one. Raise RefusalError for a column given twice."""
        columns = {place: column for place, cell in enumerate(cells) if (column := column_of(cell or ""))}
        if len(columns) < ENOUGH or not _NAMING & {column.field for column in columns.values()}:
            return None
        heading = cls(line, columns)
        for place, cell in enumerate(cells):
            if place not in columns:
                heading._note(plain_heading(cell or ""))
        heading._refuse_doubles(cells)
        return heading

    def _note(self, name: str) -> None:
        if PERSONAL.search(name):
            self.personal.append(name[:20])
        elif name not in UNREMARKABLE:
            self.unknown.append(name[:20])

    def _refuse_doubles(self, cells: list[Raw]) -> None:
        places: dict[str, Any] = {}
        for place, column in self.columns.items():
            if column.field in places:
                both = f"“{plain_heading(cells[places[column.field]])}”和“{plain_heading(cells[place])}”"
                raise RefusalError(f"表头里{both}都是“{column.name}”，请只留一列。")
            places[column.field] = place

    def refuse_missing(self, given: set[str]) -> None:
        """Raise RefusalError when a column is missing that neither the sheet nor the form gives."""
        there = {column.field for column in self.columns.values()} | given
        if missing := [BY_FIELD[name].name for name in REQUIRED if name not in there]:
            names = "、".join(f"“{name}”" for name in missing)
            raise RefusalError(f"表头（第 {self.line} 行）缺少{names}这一列。请补上，或下载导入模板对照列名。")

    def notices(self) -> list[str]:
        """What was not read, in sentences."""
        told = []
        if self.personal:
            told.append(f"这些列像是个人信息，没有读取，也没有保存：{'、'.join(self.personal)}。")
        if self.unknown:
            told.append(f"这些列不认识，没有读取：{'、'.join(self.unknown)}。")
        return told
