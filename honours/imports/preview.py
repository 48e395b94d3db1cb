"""A row as the preview shows it."""

from dataclasses import dataclass

from core.spreadsheets.texts import CLEAR, CLEAR_WORD

from .columns import COLUMNS, FIELDS
from .models import ImportRow
from .states import Fate

_TAGS = {Fate.NEW: "primary", Fate.CHANGED: "primary"}
_AT_A_GLANCE = ("kind", "trade", "spot", "address", "notice_on", "issued_on", "valid_to", "withdrawn_on")
_DAYS = {"notice_on": "公示", "issued_on": "授予", "valid_to": "有效期至", "withdrawn_on": "撤销"}


@dataclass(frozen=True)
class ShownRow:
    """The words of one line of the preview."""

    line: int
    fate: str
    label: str
    is_strong: bool
    scheme: str
    number: str
    title: str
    code: str
    facts: list[str]
    diff: list[list[str]]
    problems: list[list[str]]


def shown_row(row: ImportRow) -> ShownRow:
    """Put a stored row into words."""
    values = dict(zip(FIELDS, row.cells, strict=True))
    return ShownRow(
        line=row.line,
        fate=row.fate,
        label=row.get_fate_display(),
        is_strong=row.fate in _TAGS,
        scheme=values["scheme"],
        number=values["number"],
        title=values["title"],
        code=values["credit_code"],
        facts=[_fact(name, values[name]) for name in _AT_A_GLANCE if values[name]] if row.fate == Fate.NEW else [],
        diff=row.diff,
        problems=row.problems,
    )


def _fact(field: str, text: str) -> str:
    text = f"（{CLEAR_WORD}）" if text == CLEAR else text
    return f"{_DAYS[field]} {text}" if field in _DAYS else text


def as_written(row: ImportRow) -> list[str]:
    """The cells of a row with what is wrong, to correct them in a spreadsheet."""
    cells = [CLEAR_WORD if cell == CLEAR else cell for cell in row.cells]
    return [*cells, "；".join(f"{column}：{reason}" for column, reason in row.problems)]


AS_WRITTEN = [*(column.name for column in COLUMNS), "问题"]
