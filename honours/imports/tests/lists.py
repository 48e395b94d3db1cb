"""Lists as an office would send them, and the import as the screens do it."""

import csv
import io
from typing import Any

from openpyxl import Workbook
from stdnum.cn import uscc

from honours.imports import batches, commit, undo, writing
from honours.imports.columns import FIELDS, NAMES
from honours.imports.models import ImportBatch
from honours.imports.reading import Table
from honours.imports.reviewing import review_of
from honours.models import Honour
from tests.reviewing import review_list

UNITS, TRADERS = "放心消费创建示范单位", "消费维权诚信个体工商户"


def code(number: int, start: str = "91000000") -> str:
    """An invented credit code with a right check digit."""
    stem = f"{start}MY{number:07d}"
    return stem + uscc.calc_check_digit(stem)


def cells(which: int = 1, /, **changed: Any) -> list[Any]:
    """A sound row for a new merchant, in the order of the columns."""
    values = {
        "scheme": UNITS,
        "number": f"试-{which:03d}",
        "title": f"示例小店{which}",
        "credit_code": code(which),
        "kind": "企业",
        "trade": "餐饮",
        "spot": "洪崖洞",
        "address": f"示例路 {which} 号",
        "issued_on": "2026-03-15",
    }
    return [(values | changed).get(field, "") for field in FIELDS]


def xlsx(*rows: list[Any], heading: list[Any] | None = None) -> bytes:
    """A workbook with the usual heading and these rows."""
    book = Workbook()
    for row in [heading or NAMES, *rows]:
        book.worksheets[0].append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text_csv(*rows: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([NAMES, *rows])
    return out.getvalue()


def table(data: bytes, name: str = "名单.xlsx", scheme: str = "", **how: Any) -> Table:
    """A file as it is read."""
    return Table(io.BytesIO(data), name, len(data), scheme, **how)


def load(data: bytes, name: str = "名单.xlsx", scheme: str = "") -> ImportBatch:
    """Upload and check."""
    with table(data, name, scheme) as read:
        batch = ImportBatch(file_name=name, sha256="0" * 64, notices=read.notices)
        list(batches.check(batch, read))
    return batch


def commit_all(batch: ImportBatch, user: Any = None) -> ImportBatch:
    list(commit.commit(batch, user))
    batch.refresh_from_db()
    return batch


def reviewed(batch: ImportBatch) -> ImportBatch:
    """Let a batch pass its first two reviews."""
    review_list(lambda user: review_of(batch, user))
    return batch


def undo_all(batch: ImportBatch) -> ImportBatch:
    list(undo.undo(batch, None))
    batch.refresh_from_db()
    return batch


def exported(kind: str = "xlsx") -> bytes:
    """Everything that is published, as a file."""
    out = io.BytesIO()
    writing.write_list(Honour.objects.filter(live=True), kind, out)
    return out.getvalue()


def problems(batch: ImportBatch) -> list[list[str]]:
    """[column, reason] of all rows with faults."""
    return [problem for row in batch.rows.all() for problem in row.problems]
