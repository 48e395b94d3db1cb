"""Files written by another program: LibreOffice Calc as xls, ods and xlsx."""

import shutil
import subprocess

import pytest
from openpyxl import Workbook, load_workbook

from honours.imports.columns import FIELDS, NAMES
from honours.imports.states import Fate
from honours.models import Honour

from .lists import cells, exported, load, problems, saved, text_csv, xlsx

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not SOFFICE, reason="没有安装 LibreOffice"),
]
AS_UTF8 = "--infilter=CSV:44,34,76,1"


def converted(folder, data: bytes, source: str, kind: str, *options: str) -> bytes:
    """What LibreOffice makes of a file."""
    path = folder / source
    path.write_bytes(data)
    out = folder / "out"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", *options, "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603
    return (out / f"{path.stem}.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_an_export_saved_by_libreoffice_changes_nothing(tmp_path, kind):
    data = converted(tmp_path, exported(), "名单.xlsx", kind) if kind != "xlsx" else None
    if data is None:
        data = converted(tmp_path, converted(tmp_path, exported(), "名单.xlsx", "ods"), "又.ods", "xlsx")
    assert load(data, f"名单.{kind}").counts == {"new": 0, "changed": 0, "same": Honour.objects.count(), "faulty": 0}


ODD = [
    "007",
    "1-2",
    "12E5",
    "2.02E+11",
    "#N/A",
    "TRUE",
    "50%",
    "7:30",
    "2026-03-15",
    '="007"',
    "'x",
    "=1+1",
    "-",
    "清空",
    "同上",
    "〃",
]
ODD += [
    "甲  乙",
    "渝\u3000A",
    'q"q',
    "a,b;c",
    "é𠮷榮",
    "<b>&amp;",
    "_x000D_",
    "示例-9",
    "1/2",
    "0.10",
    "###",
    "@x",
    "３号",
]


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_odd_texts_come_back_from_libreoffice(tmp_path, kind):
    honours = list(Honour.objects.select_related("merchant").order_by("pk")[: len(ODD)])
    for honour, text in zip(honours, ODD, strict=True):
        type(honour.merchant).objects.filter(pk=honour.merchant_id).update(
            title=text, address=text, registered_name=text
        )
    data = converted(tmp_path, exported(), "名单.xlsx", "ods" if kind == "xlsx" else kind)
    data = converted(tmp_path, data, "又.ods", "xlsx") if kind == "xlsx" else data
    batch = load(data, f"名单.{kind}")
    wrong = [row for row in batch.rows.all() if row.fate != Fate.SAME]
    assert not [(row.line, row.diff, row.problems) for row in wrong]


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_a_typed_list_keeps_its_dates_and_loses_its_long_numbers(tmp_path, kind):
    """Opened from CSV, LibreOffice makes real dates of the days and a float of an all-digit code."""
    rows = [cells(1, issued_on="2026/3/15"), cells(2, credit_code="925001033333333333")]
    batch = load(converted(tmp_path, text_csv(*rows).encode(), "名单.csv", kind, AS_UTF8), f"名单.{kind}")
    assert batch.count(Fate.NEW) == 1
    assert batch.rows.get(fate=Fate.NEW).cells[10] == "2026-03-15"
    assert problems(batch)[0][0] == "统一社会信用代码"
    assert "后几位已经丢失" in problems(batch)[0][1]


def test_a_file_with_a_password_is_named_as_such(tmp_path):
    from core.progress import UserFacingError

    locked = converted(tmp_path, xlsx(cells()), "名单.xlsx", "ods")
    assert load(locked, "名单.ods").total == 1
    with pytest.raises(UserFacingError, match=r"读不了|已损坏"):
        load(locked[: len(locked) // 2], "名单.ods")


def test_libreoffice_opens_our_own_files(tmp_path):
    (tmp_path / "x").mkdir()
    data = converted(tmp_path, exported(), "名单.xlsx", "ods")
    again = converted(tmp_path, data, "名单.ods", "xlsx")
    (tmp_path / "x.xlsx").write_bytes(again)
    sheet = load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert sheet.max_row == Honour.objects.filter(live=True).count() + 1


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_what_is_merged_downwards_is_said_of_every_row(tmp_path, kind):
    """A title across, one scheme and one day for several rows, a merged pair of cells, and blank merged rows below."""
    rows = [cells(which) for which in (1, 2, 3, 4)]
    scheme, day, spot = FIELDS.index("scheme"), FIELDS.index("issued_on"), FIELDS.index("spot")
    rows[3][scheme], rows[3][day] = "消费维权诚信个体工商户", "2026-04-01"
    rows[3][FIELDS.index("kind")] = "个体工商户"
    for row in rows[1:3]:
        row[scheme] = row[day] = row[spot] = row[spot + 1] = ""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [["2026 年名单"], [], NAMES, *rows]:
        sheet.append(row)
    sheet.merge_cells(start_row=1, end_row=2, start_column=1, end_column=len(NAMES))
    for column in (scheme, day):
        sheet.merge_cells(start_row=4, end_row=6, start_column=column + 1, end_column=column + 1)
    sheet.merge_cells(start_row=4, end_row=6, start_column=spot + 1, end_column=spot + 1)
    sheet.merge_cells(start_row=8, end_row=11, start_column=1, end_column=2)
    sheet.cell(8, 1).value = "说明"
    data = saved(book)
    path = "名单.xlsx"
    batch = load(data if kind == "xlsx" else converted(tmp_path, data, path, kind), f"名单.{kind}")
    read = {row.line: row.cells for row in batch.rows.all()}
    assert {line: (found[scheme], found[day], found[spot]) for line, found in read.items()} == {
        **dict.fromkeys((4, 5, 6), (rows[0][scheme], "2026-03-15", "洪崖洞")),
        7: (rows[3][scheme], "2026-04-01", "洪崖洞"),
    }
    assert any("合并" in notice for notice in batch.notices)
