"""Figures as bars: a table that draws itself. No library, no style attribute: SVG geometry in per cent."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One row: a name, a number, where it leads to, and how much of the number is done."""

    label: str
    value: int
    href: str = ""
    done: int | None = None
    share: str = "0%"  # of the longest bar
    done_share: str = "0%"

    @property
    def left(self) -> int:
        """What is not done yet."""
        return self.value - (self.done or 0)


@dataclass(frozen=True)
class Chart:
    """Bars under a title; what the rows are, in what they are counted, and which of them are counted."""

    title: str
    what: str
    unit: str
    bars: list[Bar]
    basis: str = ""


def bars(rows: Iterable[Bar]) -> list[Bar]:
    """The rows with their lengths, the longest at 100 %."""
    rows = list(rows)
    most = max((row.value for row in rows), default=0) or 1
    return [
        Bar(row.label, row.value, row.href, row.done, _share(row.value, most), _share(row.done or 0, most))
        for row in rows
    ]


def _share(value: int, most: int) -> str:
    return f"{100 * value / most:.1f}%"
