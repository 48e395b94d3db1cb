"""Rows set aside on disk between two readings, so that memory stays flat."""

import json
import tempfile
from collections.abc import Iterable, Iterator

from .repeats import KeyCounter
from .rows import ImportRowData


class Spool:
    """All rows of a list, read once, with what repeats in it. Use as a context manager."""

    def __init__(self, rows: Iterable[ImportRowData]) -> None:
        counter = KeyCounter()
        self.total = 0
        self._file = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 -- closed by __exit__
        for row in rows:
            self._file.write(json.dumps(row.packed()) + "\n")
            counter.note(row.values)
            self.total += 1
        self.repeated = counter.repeated()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *args: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[ImportRowData]:
        self._file.seek(0)
        for line in self._file:
            yield ImportRowData.of(json.loads(line))
