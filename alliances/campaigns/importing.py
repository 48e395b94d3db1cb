"""A list of findings from a spreadsheet: all of it or nothing, each error by its row.

The reading process and the reading of days are those of the honour lists; a row passes the form that editors type in.
"""

import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction

from alliances.models import Organisation
from core.pii import personal_number
from core.progress import UserFacingError
from core.spreadsheets.days import DayError, read_day
from core.spreadsheets.shown import refuse_hidden, shown_text
from core.spreadsheets.texts import PLACEHOLDERS, clean_text, unescape
from core.spreadsheets.unpacking import unpacked

from .columns import COLUMNS, NAMES
from .forms import FindingForm, campaign_spots
from .kinds import Phase
from .models import CampaignPage, Finding

MOST_ROWS = 2000
FIRST_ROWS = 10  # among which the heading is looked for


@dataclass
class ImportResult:
    """What became of a list: how many rows were written and were there already, or what is wrong, by row."""

    written: int = 0
    same: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)


def import_findings(campaign: CampaignPage, file: BinaryIO, name: str, size: int) -> ImportResult:
    """Read and write a list; raise UserFacingError when the file is no such list."""
    outcome = ImportResult()
    forms: list[FindingForm] = []
    choices = _Choices(campaign)
    for line, cells in _rows(file, name, size):
        try:
            form = choices.form(cells)
        except _CellError as error:
            outcome.problems.append((line, str(error)))
            continue
        if form.is_valid():
            forms.append(form)
        else:
            outcome.problems += [(line, _reason(form, at, texts)) for at, texts in form.errors.items()]
    if not outcome.problems:
        _write(forms, outcome)
    return outcome


def _write(forms: list[FindingForm], outcome: ImportResult) -> None:
    with transaction.atomic():
        for form in forms:
            new = form.instance
            same = Finding.objects.of(new.campaign).filter(
                spot=new.spot, phase=new.phase, shop=new.shop, text=new.text, found_on=new.found_on
            )
            if same.exists():
                outcome.same += 1
            else:
                form.save()
                outcome.written += 1


def _reason(form: FindingForm, at: str, texts: Any) -> str:
    name = {column.field: column.name for column in COLUMNS}.get(at)
    return f"{name}：{' '.join(texts)}" if name else " ".join(texts)


class _CellError(ValueError):
    """A cell that cannot be read; the reason in Chinese."""


class _Choices:
    """What the words in a list stand for, looked up once."""

    def __init__(self, campaign: CampaignPage) -> None:
        self.campaign = campaign
        self.spots = {spot.title: spot.pk for spot in campaign_spots(campaign)}
        self.units = dict(Organisation.objects.values_list("title", "pk"))

    def form(self, cells: dict[str, str]) -> FindingForm:
        """The editor's form filled with a row; raise _CellError."""
        data: dict[str, Any] = dict(cells)
        for column in COLUMNS:
            text = cells.get(column.field, "")
            if column.is_required and not text:
                raise _CellError(f"“{column.name}”没有填。")
            if column.is_day and text:
                data[column.field] = _day(column.name, text)
        phase = _phases().get(cells["phase"])
        if not phase:
            raise _CellError(f"“阶段”写的是“{cells['phase'][:20]}”，要写节前、节中或节后。")
        data["spot"] = self._known(self.spots, "景点", cells["spot"], "不在这次治理的景点名单里")
        if cells.get("unit"):
            data["unit"] = self._known(self.units, "反馈给", cells["unit"], "没有在“单位”里登记")
        return FindingForm(data, campaign=self.campaign, phase=phase)

    @staticmethod
    def _known(known: dict[str, int], name: str, text: str, reason: str) -> int:
        if text not in known:
            raise _CellError(f"“{name}”写的是“{text[:40]}”，{reason}。")
        return known[text]


def _day(name: str, text: str) -> str:
    try:
        return read_day(text).isoformat()
    except DayError as error:
        raise _CellError(f"“{name}”：{error}") from None


def _rows(file: BinaryIO, name: str, size: int) -> list[tuple[int, dict[str, str]]]:
    """The rows below the first heading, by field."""
    found = [(number, [_text(cell) for cell in cells]) for number, cells in _first_list(_raw(file, name, size))]
    heading = next((place for place, (_, texts) in enumerate(found[:FIRST_ROWS]) if _heading(texts)), None)
    if heading is None:
        raise UserFacingError("没有找到表头。表头要有" + "、".join(NAMES) + "，请用下载的模板。")
    places = _heading(found[heading][1])
    rows = [
        (number, {field: texts[place] for place, field in places.items() if place < len(texts)})
        for number, texts in found[heading + 1 :]
    ]
    empty = {column.field: "" for column in COLUMNS}
    return [(number, empty | row) for number, row in rows if any(row.values()) and not _is_example(row)]


def _is_example(row: dict[str, str]) -> bool:
    return row.get("shop", "").startswith("示例：")


def _first_list(lines: list[Any]) -> list[list[Any]]:
    """The rows of the first sheet that has any."""
    rows: list[list[Any]] = []
    is_hidden = False
    for line in lines:
        if isinstance(line, list):
            if not is_hidden:
                refuse_hidden(line)
                rows.append(line)
        elif line.get("too_many"):
            raise UserFacingError(f"这张表超过 {MOST_ROWS:,} 行，请分成几个文件。")
        elif "sheet" in line:
            if rows:
                break
            is_hidden = line["hidden"]
    return rows


def _heading(texts: list[str]) -> dict[int, str]:
    """Which field stands in which place, when a row is the heading: every required column is there."""
    fields = {column.name: column.field for column in COLUMNS}
    places = {place: fields[text] for place, text in enumerate(texts) if text in fields}
    wanted = {column.field for column in COLUMNS if column.is_required}
    return places if wanted <= set(places.values()) else {}


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    text = clean_text(shown_text(cell))
    text = "" if text in PLACEHOLDERS else unescape(text)
    if kind := personal_number(text):
        raise UserFacingError(f"表里有{kind}，没有导入。请删去个人号码后再上传。")
    return text


def _raw(file: BinaryIO, name: str, size: int) -> list[Any]:
    """The lines of the reading process."""
    with unpacked(file, name, size, MOST_ROWS + FIRST_ROWS) as spool:
        return [json.loads(line) for line in spool]


def _phases() -> dict[str, Phase]:
    """Each phase under the two names a list may use."""
    return {phase.short: phase for phase in Phase} | {str(phase.label): phase for phase in Phase}
