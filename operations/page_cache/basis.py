"""What a kept page rests on: the stamps of the tables it was read from, and what was read from them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from .statements import Reads, Remembered, Statement, is_unchanged
from .version import EVERYTHING, Snapshot, place_of


@dataclass(frozen=True, slots=True)
class Basis:
    """True as long as none of the stamps changed, or what changed is read as before."""

    stamps: dict[int, bytes]  # by place
    statements: tuple[Statement, ...]
    remembered: tuple[Remembered, ...]
    size: int  # bytes

    def renewed(self, now: Snapshot) -> Self | None:
        """The same basis in today's version, once whatever changed was read again; None when it holds no more."""
        changed = {place for place, stamp in self.stamps.items() if now.stamp(place) != stamp}
        if EVERYTHING in changed:
            return None
        touched = [each for each in self.statements if not changed.isdisjoint(map(place_of, each.tables))]
        if touched and not is_unchanged(touched, self.remembered):
            return None
        return replace(self, stamps=_stamps(self.stamps, now))


def basis(reads: Reads, before: Snapshot | None) -> Basis | None:
    """The basis of a page made from these reads, begun in this version; None when that is not all it was made from."""
    if before is None or not reads.is_complete:
        return None
    places = {EVERYTHING, *map(place_of, reads.tables)}
    return Basis(
        _stamps(places, before), tuple(reads.statements), tuple(reads.remembered), reads.size + 60 * len(places)
    )


def _stamps(places: Iterable[int], now: Snapshot) -> dict[int, bytes]:
    return {place: now.stamp(place) for place in sorted(places)}
