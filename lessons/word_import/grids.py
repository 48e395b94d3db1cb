"""Rows of a Word table as they stand under their columns: cells left out at the sides, cells merged the old way."""

from typing import Any

from .elements import new_paragraph, with_text
from .styles import W, attribute, tag


def straighten(root: Any) -> None:
    """Put empty cells where a row begins late or ends early, and make cells merged the old way one cell."""
    for row in list(root.iter(tag("tr"))):
        facts = row.find(tag("trPr"))
        first = next((cell for cell in row if cell.tag == tag("tc")), None)
        if facts is not None and first is not None:
            for _ in range(_number(facts.find(tag("gridBefore")))):
                first.addprevious(_empty_cell())
            row.extend(_empty_cell() for _ in range(_number(facts.find(tag("gridAfter")))))
        _join(row)


def _number(element: Any) -> int:
    text = attribute(element)
    return min(int(text), 60) if text.isdigit() else 0


def _empty_cell() -> Any:
    cell = with_text("tc")
    cell.append(new_paragraph([]))
    return cell


def _join(row: Any) -> None:
    begin = None
    for cell in list(row.iterchildren(tag("tc"))):
        facts = cell.find(tag("tcPr"))
        merge = facts.find(tag("hMerge")) if facts is not None else None
        if merge is None:
            begin = None
        elif attribute(merge) == "restart":
            begin = facts
        elif begin is not None:
            span = begin.find(tag("gridSpan"))
            span = with_text("gridSpan", parent=begin) if span is None else span
            span.set(f"{W}val", str(int(attribute(span) or 1) + 1))
            row.remove(cell)
