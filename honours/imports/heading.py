"""Which row is the heading, which column means what, and what to tell the editor about the rest."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from core.opencc import to_simplified
from core.progress import UserFacingError

from .cells import Raw
from .columns import BY_FIELD, PERSONAL, REQUIRED, UNREMARKABLE, SheetColumn, column_of, heading_text, plain_heading

FIRST_ROWS = 30  # a heading stands within these rows that are not blank
ENOUGH = 3  # known headings that make a heading row
_NAMING = {"number", "title"}  # one of them at least


@dataclass
class Heading:
    """Where each column of a sheet stands."""

    line: int
    columns: dict[int, SheetColumn]
    personal: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    named: set[int] = field(default_factory=set)  # places that have a heading, whatever it says

    @classmethod
    def of(cls, line: int, cells: list[Raw], hidden: Collection[int] = ()) -> "Heading | None":
        """Read a row as a heading; None when it is not one. Raise UserFacingError for a column given twice.

        Columns at the places in `hidden` are named and not read.
        """
        columns = {place: column for place, cell in enumerate(cells) if (column := column_of(cell or ""))}
        if len(columns) < ENOUGH or not _NAMING & {column.field for column in columns.values()}:
            return None
        unseen = [columns.pop(place).name for place in hidden if place in columns]
        heading = cls(line, columns, hidden=unseen)
        heading.named = {place for place, cell in enumerate(cells) if plain_heading(cell or "")}.union(hidden)
        for place, cell in enumerate(cells):
            if place in hidden:
                continue
            if place not in columns:
                heading._note(plain_heading(cell or ""))
        heading._refuse_doubles(cells)
        return heading

    def _note(self, name: str) -> None:
        if PERSONAL.search(to_simplified(name)):
            self.personal.append(name[:20])
        elif name not in UNREMARKABLE:
            self.unknown.append(name[:20])

    def _refuse_doubles(self, cells: list[Raw]) -> None:
        places: dict[str, Any] = {}
        for place, column in self.columns.items():
            if column.field in places:
                both = f"“{plain_heading(cells[places[column.field]])}”和“{plain_heading(cells[place])}”"
                raise UserFacingError(f"表头里{both}都是“{column.name}”，请只留一列。")
            places[column.field] = place

    def refuse_missing(self, given: set[str]) -> None:
        """Raise UserFacingError when a column is missing that neither the sheet nor the form gives."""
        there = {column.field for column in self.columns.values()} | given
        if missing := [BY_FIELD[name].name for name in REQUIRED if name not in there]:
            if unseen := [name for name in missing if name in self.hidden]:
                raise UserFacingError(f"“{'”“'.join(unseen)}”这一列在表里是隐藏的。请取消隐藏后再上传。")
            names = "、".join(f"“{name}”" for name in missing)
            raise UserFacingError(f"表头（第 {self.line} 行）缺少{names}这一列。请补上，或下载导入模板对照列名。")

    def notices(self) -> list[str]:
        """What was not read, in sentences."""
        told = []
        if self.personal:
            told.append(f"这些列像是个人信息，没有读取，也没有保存：{'、'.join(self.personal)}。")
        if self.hidden:
            told.append(
                f"这些列在表里是隐藏的，没有读取：{'、'.join(self.hidden)}。"
                "要一并读取，请取消隐藏，或在上传时勾选“连同隐藏的行和列”。"
            )
        if self.unknown:
            told.append(f"这些列不认识，没有读取：{'、'.join(self.unknown)}。")
        return told


def two_rows(upper: list[Raw], lower: list[Raw]) -> list[Raw]:
    """The headings that two rows make together.

    A cell merged across says what stands above all of its columns: 授予 above 日期 is 授予日期.
    """
    width = max(len(upper), len(lower))
    above, joined = "", list[Raw]()
    for over, under in zip(_padded(upper, width), _padded(lower, width), strict=True):
        top, bottom = heading_text(over), heading_text(under)
        above = top if top.strip() else above if bottom.strip() else ""
        whole = above + bottom
        names = (bottom, whole, top) if bottom.strip() else (top,)
        joined.append(next((name for name in names if column_of(name)), bottom or top))
    return joined


def _padded(cells: list[Raw], width: int) -> list[Raw]:
    return [*cells, *[None] * (width - len(cells))]
