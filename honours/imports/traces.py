"""What it takes to undo a change to one record."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from .changing import FieldChange
from .tracked import digest

Span = tuple[int, int]


class Trace(NamedTuple):
    """One record that a batch wrote. `before` is None for a record that the batch made."""

    object_id: int
    before: dict[str, Any] | None
    after: str  # digest of the values that the batch left behind
    first_event: int | None = None  # of those that the batch caused in an honour's history
    last_event: int | None = None


def traces_of(changes: Iterable[FieldChange], events: dict[int, Span]) -> list[Trace]:
    """The traces of changes that are saved; `events` are the first and last new event of each honour."""
    return [
        Trace(
            change.record.pk,
            None if change.is_new else change.before,
            digest(change.record),
            *events.get(change.record.pk, (None, None)),
        )
        for change in changes
    ]
