"""The rows of a batch as the preview left them."""

from collections.abc import Iterator
from dataclasses import dataclass

from .batches import CHUNK
from .models import ImportBatch
from .repeats import KeyCounter
from .rows import ImportRowData
from .states import Fate


@dataclass(frozen=True)
class Foreseen:
    """A row, and what the preview said of it."""

    row: ImportRowData
    fate: str
    diff: list[list[str]]


def foreseen(batch: ImportBatch) -> Iterator[list[Foreseen]]:
    """The rows without faults in order, some at a time."""
    last = 0
    rows = batch.rows.exclude(fate=Fate.FAULTY).values_list("pk", "line", "cells", "fate", "diff")
    while chunk := rows.filter(pk__gt=last)[:CHUNK]:
        yield [Foreseen(ImportRowData(line, cells), fate, diff) for _, line, cells, fate, diff in chunk]
        last = chunk[len(chunk) - 1][0]


def repeated_in(batch: ImportBatch) -> set[int]:
    """What repeats among the rows without faults."""
    counter = KeyCounter()
    cells = batch.rows.exclude(fate=Fate.FAULTY).values_list("line", "cells")
    for line, row in cells.iterator(chunk_size=CHUNK):
        counter.note(ImportRowData(line, row).values)
    return counter.repeated()
