"""Lists out: the columns that lists come in with, safe to open, equal bytes for equal content."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from core.spreadsheets.escaping import as_text
from core.spreadsheets.texts import clean_text, escape
from core.spreadsheets.xlsx import write_xlsx
from honours.models import Honour
from honours.queries import HonourQuerySet

from .choices import Choices
from .columns import COLUMNS, NAMES, Sort
from .showing import shown

WIDTHS = [26, 18, 20, 30, 22, 12, 12, 14, 34, 12, 12, 12, 12, 24]  # characters, in the order of the columns
CHUNK = 2000
#: Which columns a spreadsheet must not read as numbers or days: all but those of days.
_REREAD = [column.sort != Sort.DATE for column in COLUMNS]


def export_rows(honours: HonourQuerySet) -> Iterator[list[str]]:
    """The cells of each honour, ordered by scheme and plaque number."""
    choices = Choices.load()
    found = honours.select_related("merchant").order_by("scheme", "number", "pk")
    for honour in found.iterator(chunk_size=CHUNK):
        yield [_cell(honour, place, choices) for place in range(len(COLUMNS))]


def _cell(honour: Honour, place: int, choices: Choices) -> str:
    column = COLUMNS[place]
    record = honour.merchant if column.of_merchant else honour
    return escape(clean_text(shown(record, column.field, choices)))


def write_csv(rows: Iterable[list[str]], out: BinaryIO) -> None:
    """UTF-8 with a mark, so that Excel reads it right."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(NAMES)
    writer.writerows([as_text(cell) if can else cell for cell, can in zip(row, _REREAD, strict=True)] for row in rows)
    text.detach()


def write_list(honours: HonourQuerySet, kind: str, out: BinaryIO) -> None:
    """Write the honours as xlsx or csv."""
    rows = export_rows(honours)
    if kind == "xlsx":
        write_xlsx(NAMES, rows, WIDTHS, out)
    else:
        write_csv(rows, out)
