"""Binary workbooks of Excel: the same as in .xlsx arrives, and LibreOffice sees the same in them."""

import io

import pytest
from openpyxl import load_workbook

from core.progress import UserFacingError
from honours.imports.columns import FIELDS, NAMES

from .lists import cells, table
from .test_libreoffice import SOFFICE, converted
from .xlsb import RAISED, STRUCK, WHITE, Page, Runs, Written, xlsb

NUMBER, TITLE, ADDRESS, ISSUED = (FIELDS.index(name) for name in ("number", "title", "address", "issued_on"))


def read(data: bytes, **how):
    with table(data, "名单.xlsb", **how) as found:
        rows = list(found.rows())
        return rows, [*found.notices, *found.remarks()]


def listed(*rows: list, name: str = "名单", **facts) -> Page:
    return Page(name, [NAMES, *rows], **facts)


def only(**changed):
    [row], _ = read(xlsb(listed(cells(**changed))))
    return row


def test_a_list_is_read_as_it_is_shown():
    day = Written(46096, 'yyyy"年"m"月"d"日"')
    row = only(number=Written(7, "000"), issued_on=day, address=Written("示例路 9 号", is_formula=True))
    assert row.problems == []
    assert [row.cells[place] for place in (NUMBER, TITLE, ADDRESS, ISSUED)] == [
        "007",
        "示例小店1",
        "示例路 9 号",
        "2026-03-15",
    ]


def test_days_of_1904_are_the_same_days():
    [row], _ = read(xlsb(listed(cells(issued_on=Written(46096 - 1462, "yyyy-mm-dd"))), is_1904=True))
    assert row.cells[ISSUED] == "2026-03-15"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(12, "12"), (-3, "-3"), (0.25, "0.25"), (1 << 28, "268435456"), (Runs("30m2", RAISED, 3), "30m²")],
)
def test_numbers_and_raised_signs_arrive(value, shown):
    assert only(address=value).cells[ADDRESS] == shown


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Written("#N/A"), "是 #N/A"),
        (Written("#REF!", is_formula=True), "是 #REF!"),
        (Written(True), "逻辑值 TRUE"),
        (Written(46096, "yyyy-mm-dd"), "是日期 2026-03-15"),
        (Written(0.5, "0%"), "百分数 50%"),
        (Written("作废", font=STRUCK), "划掉的字“作废”"),
        (Written(Runs("小店大店", STRUCK, 2)), "划掉的字“大店”"),
        (Written("白字", font=WHITE), "“白字”在 Excel 里不显示"),
        (Written(7, font=WHITE), "“7”在 Excel 里不显示"),
        (Written(202207140001), "存的是 202207140001"),
    ],
)
def test_what_is_not_what_it_holds_is_refused_by_name(cell, told):
    [problem] = only(title=cell).problems
    assert (problem.column, told in problem.reason) == ("招牌名", True)


def unseen() -> bytes:
    first = listed(*(cells(which) for which in range(1, 5)), name="去年", state=1)
    second = listed(*(cells(which) for which in range(1, 5)), name="今年", hidden_rows={2}, hidden_columns={ADDRESS})
    second.merged = [(3, 4, FIELDS.index("trade"), FIELDS.index("trade"))]
    return xlsb(first, second, active=1)


def test_hidden_rows_columns_and_sheets_are_told():
    rows, told = read(unseen())
    assert [row.line for row in rows] == [2, 4, 5]
    assert {row.cells[ADDRESS] for row in rows} == {""}
    assert ["上下合并" in told[0], "隐藏的工作表“去年”" in told[1], "没有读取：地址或摊位号" in told[2]] == [True] * 3
    assert "第 3 行" in told[3]
    assert len(read(unseen(), with_hidden=True)[0]) == 4


def test_half_a_file_and_nonsense_are_refused():
    data = bytearray(xlsb(listed(cells())))
    for broken in (bytes(data[: len(data) // 2]), bytes(data).replace(b"workbook.bin", b"workbonk.bin")):
        with pytest.raises(UserFacingError):
            read(broken)


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="没有安装 LibreOffice")
def test_libreoffice_sees_the_same(tmp_path):
    made = load_workbook(io.BytesIO(converted(tmp_path, unseen(), "名单.xlsb", "xlsx")))
    sheet = made["今年"]
    assert [made["去年"].sheet_state, made.active.title, sheet["C2"].value] == ["hidden", "今年", "示例小店1"]
    assert [sheet.row_dimensions[row].hidden for row in (2, 3, 4)] == [False, True, False]
    assert sheet.column_dimensions["I"].hidden
    assert [str(each) for each in sheet.merged_cells.ranges] == ["G4:G5"]
    page = listed(
        cells(number=Written(7, "000"), title=Written("作废", font=STRUCK), address=Written("白", font=WHITE))
    )
    made = load_workbook(io.BytesIO(converted(tmp_path, xlsb(page), "又.xlsb", "xlsx"))).worksheets[0]
    assert [made["B2"].number_format, made["C2"].font.strike, made["I2"].font.color.rgb] == ["000", True, "FFFFFFFF"]
