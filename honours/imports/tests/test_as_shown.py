"""What an editor sees in Excel is what arrives, or the row is refused by the name of what stands there."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from core.progress import UserFacingError
from honours.imports.columns import FIELDS, NAMES

from .lists import UNITS, cells, saved, table, xlsx

NUMBER, TITLE, ADDRESS, UNTIL = (FIELDS.index(name) + 1 for name in ("number", "title", "address", "valid_to"))


def book(*rows: list) -> Workbook:
    made = Workbook()
    for row in [NAMES, *(rows or [cells()])]:
        made.worksheets[0].append(row)
    return made


def with_cell(column: int, value: object, number_format: str = "General", font: Font | None = None) -> bytes:
    made = book()
    cell = made.worksheets[0].cell(2, column)
    cell.value, cell.number_format = value, number_format
    if font:
        cell.font = font
    return saved(made)


def only_row(data: bytes, name: str = "名单.xlsx", **how):
    with table(data, name, **how) as read:
        [row] = read.rows()
        return row, read.notices + read.remarks()


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (7, "000", "007"),
        (7, "0000", "0007"),
        (12, '0"号摊"', "12号摊"),
        (5, '"渝-"000', "渝-005"),
        (5, "\\渝000", "渝005"),
        (1234567, "000-0000", "123-4567"),
        (8, "@", "8"),
        (8, "General", "8"),
        (8, "0", "8"),
        ("3", '"第"@"号"', "第3号"),
        (1.5, "0.00", "1.50"),
        (-3, "0;(0)", "(3)"),
    ],
)
@pytest.mark.parametrize("column", [NUMBER, ADDRESS])
def test_a_text_is_what_the_sheet_shows(column, value, code, shown):
    row, _ = only_row(with_cell(column, value, code))
    assert not row.problems
    assert row.cells[column - 1] == shown


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        (date(2026, 1, 2), "yyyy-mm-dd", "日期 2026-01-02"),
        (date(2026, 1, 2), 'm"月"d"日"', "日期 2026-01-02"),
        (date(2026, 1, 2), "d-mmm", "日期 2026-01-02"),
        (date(2026, 1, 1), 'yyyy"年"m"月"', "日期“2026年1月”"),
        (datetime(2026, 1, 2, 7, 30), "yyyy-mm-dd h:mm", "日期 2026-01-02"),
        (time(7, 30), "h:mm", "时刻 07:30"),
        (0.3125, 'h"时"mm"分"', "时刻 07:30"),
        (0.5, "0%", "百分数 50%"),
        (0.125, "0.0%", "百分数 12.5%"),
        (True, "General", "逻辑值 TRUE"),
        (False, "General", "逻辑值 FALSE"),
        (7, "[DBNum1]General", "特别的数字格式.*7"),
        (7, ";;;", "特别的数字格式.*7"),
        ("暗藏", ";;;", "“暗藏”在 Excel 里不显示"),
        (12345, "0.00E+00", "特别的数字格式"),
        (1.5, "# ?/?", "特别的数字格式"),
        ("#N/A", "General", "是 #N/A，公式没有算出结果"),
        ("#REF!", "General", "是 #REF!，公式没有算出结果"),
        ("#DIV/0!", "General", "是 #DIV/0!"),
    ],
)
@pytest.mark.parametrize("column", [NUMBER, TITLE, ADDRESS])
def test_what_is_no_text_is_refused_by_name(column, value, code, told):
    row, _ = only_row(with_cell(column, value, code))
    [problem] = row.problems
    assert problem.column == NAMES[column - 1]
    import re

    assert re.search(told, problem.reason), problem.reason


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!"])
@pytest.mark.parametrize("column", range(1, len(NAMES) + 1))
def test_an_error_is_never_nothing(column, error):
    row, _ = only_row(with_cell(column, error))
    assert [(problem.column, error in problem.reason) for problem in row.problems] == [(NAMES[column - 1], True)]


@pytest.mark.parametrize(
    ("value", "code", "day"),
    [
        (date(2026, 3, 15), 'm"月"d"日"', "2026-03-15"),
        (46096, "[$-804]aaaa", "2026-03-15"),
        (20260315, "0000-00-00", "2026-03-15"),
        (46096, 'yyyy"年"m"月"d"日"', "2026-03-15"),
    ],
)
def test_a_day_under_any_format_is_the_day(value, code, day):
    row, _ = only_row(with_cell(UNTIL, value, code))
    assert (row.problems, row.cells[UNTIL - 1]) == ([], day)


def test_a_day_of_which_only_the_month_shows_is_refused():
    row, _ = only_row(with_cell(UNTIL, date(2026, 3, 1), 'yyyy"年"m"月"'))
    assert "缺少“日”" in row.problems[0].reason


def test_a_time_beside_a_day_is_told():
    row, told = only_row(with_cell(UNTIL, datetime(2029, 3, 14, 8, 30), "yyyy-mm-dd h:mm"))
    assert row.cells[UNTIL - 1] == "2029-03-14"
    assert told == ["第 2 行“有效期至”只读了日期，没有读时刻 08:30。"]


@pytest.mark.parametrize("column", [NUMBER, TITLE, ADDRESS, UNTIL])
def test_a_struck_cell_is_refused(column):
    row, _ = only_row(with_cell(column, "作废", font=Font(strike=True)))
    assert "划掉的字“作废”" in row.problems[0].reason


def test_struck_words_inside_a_cell_are_named():
    text = CellRichText("示例", TextBlock(InlineFont(strike=True), "大店"), "小店")
    row, _ = only_row(with_cell(TITLE, text))
    assert "划掉的字“大店”" in row.problems[0].reason


def test_a_font_that_says_it_is_not_struck_is_not():
    text = CellRichText("示例", TextBlock(InlineFont(strike=False, b=True), "大"), "店")
    row, _ = only_row(with_cell(TITLE, text))
    assert (row.problems, row.cells[TITLE - 1]) == ([], "示例大店")


def hidden_rows() -> bytes:
    made = book(*(cells(which) for which in range(1, 6)))
    sheet = made.worksheets[0]
    sheet.auto_filter.ref = "A1:N6"
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[5].hidden = True
    return saved(made)


def test_rows_that_a_filter_hides_are_counted_and_left_out():
    with table(hidden_rows()) as read:
        assert [row.line for row in read.rows()] == [2, 4, 6]
        [told] = read.remarks()
    assert "2 行是隐藏的或被筛选掉的（第 3、5 行），没有读取" in told
    assert "连同隐藏的行和列" in told


def test_hidden_rows_are_read_when_the_editor_says_so():
    with table(hidden_rows(), with_hidden=True) as read:
        assert [row.line for row in read.rows()] == [2, 3, 4, 5, 6]
        assert "一并读取了" in read.remarks()[0]


def test_a_hidden_column_is_named_and_left_out():
    made = book(cells(address="旧地址"))
    made.worksheets[0].column_dimensions["I"].hidden = True
    row, told = only_row(saved(made))
    assert row.cells[ADDRESS - 1] == ""
    assert any("隐藏的，没有读取：地址或摊位号" in each for each in told)
    row, _ = only_row(saved(made), with_hidden=True)
    assert row.cells[ADDRESS - 1] == "旧地址"


def sheets(*titles: str, active: int = 0, hidden: tuple[int, ...] = (), state: str = "hidden") -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for place, title in enumerate(titles):
        sheet = made.create_sheet(title)
        sheet.append(NAMES)
        sheet.append(cells(title=title))
        if place in hidden:
            sheet.sheet_state = state
    made.active = active
    return saved(made)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_the_sheet_that_the_file_opens_with_is_read(state):
    row, told = only_row(sheets("去年", "今年", "明年", active=1, hidden=(0,), state=state))
    assert row.cells[TITLE - 1] == "今年"
    assert ["隐藏的工作表“去年”" in told[0], "工作表“明年”" in told[1]] == [True, True]


def test_another_sheet_is_read_when_it_is_named():
    row, _ = only_row(sheets("一季度", "二季度"), sheet="二季度")
    assert row.cells[TITLE - 1] == "二季度"
    with pytest.raises(UserFacingError, match=r"没有像名单的工作表“三季度”.*“一季度”、“二季度”"):
        table(sheets("一季度", "二季度"), sheet="三季度")


def test_a_list_on_a_hidden_sheet_alone_is_refused_by_its_name():
    made = Workbook()
    made.worksheets[0].title = "封面"
    hidden = made.create_sheet("去年")
    hidden.append(NAMES)
    hidden.append(cells())
    hidden.sheet_state = "hidden"
    with pytest.raises(UserFacingError, match="隐藏的工作表“去年”"):
        table(saved(made))


TWO_ROWS = {
    "merged": (
        ["荣誉项目", "牌匾编号", "招牌名", "主体信息", None, "地址", "时间", None],
        [None, None, None, "统一社会信用代码", "类型", None, "授予日期", "有效期至"],
        ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:H2"),
    ),
    "not merged": (
        ["荣誉项目", "牌匾编号", "招牌名", "主体信息", None, "地址", "时间", None],
        [None, None, None, "统一社会信用代码", "类型", None, "授予日期", "有效期至"],
        (),
    ),
    "joined": (
        ["荣誉", "牌匾", "商户", "社会信用", "主体", "经营", "授予", "到期"],
        ["项目", "编号", "名称", "代码", "类型", "地址", "日期", "日期"],
        (),
    ),
}


@pytest.mark.parametrize("name", TWO_ROWS)
def test_headings_in_two_rows(name):
    upper, lower, merged = TWO_ROWS[name]
    made = Workbook()
    sheet = made.worksheets[0]
    values = [UNITS, "试-1", "小店", "91000000MAR7H1C1LH", "企业", "某路", "2026-03-15", "2029-03-14"]
    for row in (["2026 年名单"], upper, lower, values):
        sheet.append(row)
    for cell_range in merged:
        sheet.merge_cells(cell_range)
    row, _ = only_row(saved(made))
    assert [cell for cell in row.cells if cell] == values


def test_a_row_of_the_list_is_no_second_heading():
    heading = ["荣誉项目", "牌匾编号", "招牌名", "", "地址", ""]
    with table(xlsx([UNITS, "1", "甲店", "x", "某路", "y"], [UNITS, "2", "乙店", "", "", ""], heading=heading)) as read:
        assert [row.line for row in read.rows()] == [2, 3]


@pytest.mark.parametrize(
    "heading",
    [
        ["榮譽項目", "牌匾編號", "招牌名", "統一社會信用代碼", "所在景點", "授予日期"],
        ["荣誉项目：", "牌匾编号*", "招牌名（店招）", "统一社会信用代码", "所在景点", "授牌日期"],
    ],
)
def test_headings_in_other_hands(heading):
    row, told = only_row(xlsx([UNITS, "1", "小店", "91000000MAR7H1C1LH", "洪崖洞", "2026-3-1"], heading=heading))
    assert told == []
    assert [cell for cell in row.cells if cell] == [UNITS, "1", "小店", "91000000MAR7H1C1LH", "洪崖洞", "2026-03-01"]


def test_personal_columns_in_traditional_characters_are_never_read():
    row, told = only_row(xlsx([*cells(), "甲某", "13812345678"], heading=[*NAMES, "經營者", "聯絡電話"]))
    assert any("个人信息" in each and "經營者" in each for each in told)
    assert "甲某" not in row.cells


def test_an_archive_with_backslashes_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(cells()))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo("x")
            entry.filename = name.replace("/", "\\")
            new.writestr(entry, old.read(name))
    row, _ = only_row(out.getvalue())
    assert not row.problems


def test_signs_that_nobody_sees_are_taken_out_and_shown_where_they_were():
    row, told = only_row(xlsx(cells(number="试-001\u200e", title="示例\ufe0f小店", spot="洪崖洞\u200b")))
    assert row.cells[NUMBER - 1 : TITLE] == ["试-001", "示例小店"]
    assert told[0] == "第 2 行“牌匾编号”里有看不见的符号，已去掉：试-001〔从左到右标记〕。"
    assert [("变体选择符" in told[1]), ("零宽空格" in told[2])] == [True, True]


def test_radicals_become_characters():
    row, _ = only_row(xlsx(cells(title="⼩⾯⾷⻝堂", address="⼈⺠路 2 号")))
    assert (row.cells[TITLE - 1], row.cells[ADDRESS - 1]) == ("小面食食堂", "人民路 2 号")
