"""What comes and goes, for the editors' calendar. An app registers its source in `AppConfig.ready`:

    register_source(AgendaSource("releases", "批量发布", 40, planned_releases))

`look` is asked at each visit with the person and the first and last day. It names only what that person may open, and
of many things on one day tells one line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

#: More lines than anybody reads in a year; a source gives no more.
MOST = 300


@dataclass(frozen=True)
class AgendaEntry:
    """A line on a day or at a moment. `uid` never changes; `address`, a path of the admin, is where it is decided."""

    uid: str
    title: str
    at: date | datetime
    address: str
    note: str = ""

    @property
    def day(self) -> date:
        """The day in Chongqing."""
        return localtime(self.at).date() if isinstance(self.at, datetime) else self.at

    @property
    def clock(self) -> str:
        """The time of day; empty for a whole day."""
        return f"{localtime(self.at):%H:%M}" if isinstance(self.at, datetime) else ""


@dataclass(frozen=True)
class AgendaSource:
    """A kind of date; the lower `order` stands further up in the filter."""

    key: str
    title: str
    order: int
    look: Callable[[Any, date, date], Iterable[AgendaEntry]]


SOURCES: dict[str, AgendaSource] = {}


def register_source(source: AgendaSource) -> None:
    """Put a kind of date into the calendar; raise ValueError when its key is taken."""
    if SOURCES.setdefault(source.key, source) is not source:
        raise ValueError(f"agenda source {source.key} is registered already")
