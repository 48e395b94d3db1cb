"""Which worksheet of a file holds the list: the one the editor saw."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from core.progress import UserFacingError

from .heading import FIRST_ROWS, Heading, two_rows


@dataclass
class Worksheet:
    """A worksheet with a heading; its rows begin at `start` in the answer of the reading process."""

    name: str
    is_hidden: bool
    is_active: bool
    is_merged: bool
    start: int
    heading: Heading
    comments: list[str] = field(default_factory=list)  # names of cells
    across: list[list[int]] = field(default_factory=list)  # row, first and last column of cells merged sideways
    drawings: list[str] = field(default_factory=list)  # what lies over the cells, in sentences

    def notice(self, chosen: "Worksheet") -> str:
        """That this one is left out, and how to have it read."""
        if self.is_hidden:
            return (
                f"只读取了工作表“{chosen.name}”；隐藏的工作表“{self.name}”也像名单，没有读取。"
                "要读取它，请在 Excel 里取消隐藏后再上传。"
            )
        return (
            f"只读取了工作表“{chosen.name}”；工作表“{self.name}”也像名单，没有读取。"
            f"要读取它，请再上传一次，在“工作表”一栏填“{self.name}”。"
        )


def find_lists(lines: Iterable[Any], position: Callable[[], int], *, with_hidden: bool) -> Iterator[Worksheet]:
    """The worksheets with a heading in one or two rows; `position` tells where the line after the last one begins."""
    said: dict[str, Any] = {}
    seen, before, found = 0, list[Any](), None
    for line in lines:
        if isinstance(line, dict):
            if found:
                yield found
            said, seen, before, found = line, 0, [], None
            continue
        seen += 1
        if seen > FIRST_ROWS + 1:
            continue
        hidden = () if with_hidden else said["hidden_columns"]
        heading = _heading(line, before, found.heading if found else None, hidden)
        if heading:
            facts = said["hidden"], said["active"], said["merged"], position()
            found = Worksheet(said["sheet"], *facts, heading, said["comments"], said["across"], said["drawings"])
        before = line[1]
        if found and found.heading.line != line[0]:
            seen = FIRST_ROWS + 1  # only the row below a heading may still belong to it
    if found:
        yield found


def _heading(line: list[Any], before: list[Any], above: Heading | None, hidden: Iterable[int]) -> Heading | None:
    """A row as a heading, by itself or with the one above it, whichever names more columns."""
    number, cells = line[:2]
    places = set(hidden)
    alone = Heading.of(number, cells, places) if above is None else above
    try:
        joined = Heading.of(number, two_rows(before, cells), places)
    except UserFacingError:  # the one above or this one is clear by itself; two that are not say nothing together
        joined = None
    if joined and (alone is None or len(joined.columns) > len(alone.columns)):
        return joined
    return alone if above is None else None


def choose(found: list[Worksheet], name: str) -> Worksheet:
    """The worksheet called `name`, or the visible one that the file opens with, or the first visible one."""
    if not found:
        raise UserFacingError("没有找到表头。表头要有“荣誉项目”“牌匾编号”“招牌名”等列名，请对照导入模板。")
    if name:
        if not (named := [one for one in found if one.name.strip() == name.strip()]):
            names = "、".join(f"“{one.name}”" for one in found)
            raise UserFacingError(f"文件里没有像名单的工作表“{name}”。可以填：{names}。")
        return named[0]
    visible = [one for one in found if not one.is_hidden]
    if not visible:
        names = "、".join(f"“{one.name}”" for one in found)
        raise UserFacingError(f"名单在隐藏的工作表{names}里，没有读取。请在 Excel 里取消隐藏，核对后再上传。")
    return next((one for one in visible if one.is_active), visible[0])
