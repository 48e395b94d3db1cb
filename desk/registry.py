"""What may wait for somebody. An app registers its piles in `AppConfig.ready`:

    register_pile(Pile("objections", "异议", "comment", 30, waiting_objections))

`look` is asked at each visit; it answers None to whoever may not open what lies there, and names only what that
person may open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

#: How many lines of a pile the desk shows.
SHOWN = 4


@dataclass(frozen=True)
class Line:
    """One thing that waits: a link, and what to know about it."""

    title: str
    address: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Heap:
    """What lies in a pile: how many, the most urgent of them, and where all are listed."""

    number: int
    lines: list[Line] = field(default_factory=list)
    address: str = ""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.lines)


@dataclass(frozen=True)
class Pile:
    """A kind of thing that waits; the lower `order` lies further up."""

    key: str
    title: str
    icon: str
    order: int
    look: Callable[[Any], Heap | None]


PILES: dict[str, Pile] = {}


def register_pile(pile: Pile) -> None:
    """Put a pile on the desk; raise ValueError when its key is taken."""
    if PILES.setdefault(pile.key, pile) is not pile:
        raise ValueError(f"pile {pile.key} is registered already")


def heap_of(records: QuerySet, line: Callable[[Any], Line], address: str) -> Heap:
    """The first records as lines; two queries, one where there is nothing."""
    number = records.count()
    return Heap(number, [line(record) for record in records[:SHOWN]] if number else [], address)


def heap_from(lines: Iterable[Line], address: str = "") -> Heap:
    """A heap of lines that are all there already."""
    lines = list(lines)
    return Heap(len(lines), lines[:SHOWN], address)


def days_left(days: int) -> str:
    """A deadline in words: days still left, or days late."""
    if days < 0:
        return f"逾期 {-days} 天"
    return f"还剩 {days} 天" if days else "今天到期"
