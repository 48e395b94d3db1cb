"""A list from upload to preview, and what both sides of an import share."""

import hashlib
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from django.db import transaction

from core.bulk import insert_rows
from core.progress import Progress

from .models import ImportBatch, ImportRow
from .plan import Planner, RowOutcome
from .reading import Table
from .spool import Spool
from .states import BatchState, Fate

CHUNK = 1000  # rows planned and written at a time
_STORED = ("batch_id", "line", "fate", "cells", "problems", "diff")


#: A long piece of work: it goes on as its progress is asked for.
Work = Generator[Progress, None, None]


def chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists of CHUNK items."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def sha256(file: BinaryIO) -> str:
    """The file's fingerprint, to recognise it again."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def check(batch: ImportBatch, table: Table) -> Work:
    """Plan every row of the table and keep the outcomes in a new batch; the batch then waits for its import.

    A batch whose check is broken off is deleted.
    """
    batch.save()
    counts = dict.fromkeys(map(str, Fate.values), 0)
    try:
        with Spool(table.rows()) as rows:
            batch.notices = [*table.notices, *table.remarks()]
            yield Progress(0, rows.total)
            planner = Planner(rows.repeated)
            for chunk in chunks(rows):
                outcomes = planner.plan(chunk)
                insert_rows(ImportRow, _STORED, (_stored(batch, outcome) for outcome in outcomes))
                for outcome in outcomes:
                    counts[outcome.fate] += 1
                yield Progress(sum(counts.values()), rows.total)
        batch.counts, batch.state = counts, BatchState.PENDING
        batch.save()
    finally:
        if batch.state != BatchState.PENDING:
            discard(batch)


def _stored(batch: ImportBatch, outcome: RowOutcome) -> tuple[Any, ...]:
    problems = [[problem.column, problem.reason] for problem in outcome.problems]
    return batch.pk, outcome.row.line, outcome.fate, outcome.row.cells, problems, outcome.diff


def discard(batch: ImportBatch) -> None:
    """Forget a batch that was not imported, with all its rows."""
    with transaction.atomic():
        ImportRow.objects.filter(batch=batch).delete()
        batch.delete()
