"""From a file to rows: headings, encodings, what is left out and said to be."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from honours.imports.columns import COLUMNS, FIELDS, NAMES

from .lists import UNITS, cells, saved, table, text_csv, xlsx


def rows(data: bytes, name: str = "名单.xlsx", scheme: str = "") -> list[tuple[int, dict[str, str]]]:
    with table(data, name, scheme) as read:
        return [(row.line, row.values) for row in read.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_in_any_usual_encoding(encoding):
    [(line, values)] = rows(text_csv(cells(1, title="磁器口陈麻花")).encode(encoding), "名单.csv")
    assert (line, values["title"], values["scheme"]) == (2, "磁器口陈麻花", UNITS)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_with_any_usual_separator(separator):
    text = "\n".join(separator.join(map(str, row)) for row in (NAMES, cells()))
    assert rows(text.encode(), "名单.csv")[0][1]["number"] == "试-001"


def test_the_heading_is_found_below_merged_titles_and_rows_keep_their_numbers():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "渝中区放心消费创建示范单位名单"
    sheet.merge_cells("A1:N2")
    for row in ([], NAMES, [], cells(1), [], cells(2)):
        sheet.append(row)
    assert [line for line, _ in rows(saved(book))] == [sheet.max_row - 2, sheet.max_row]


def test_columns_may_stand_anywhere_and_be_called_differently():
    heading = ["序号", "店名（全称）", "授牌日期 *", "统一代码", " 牌 号 ", "荣誉名称"]
    [(_, values)] = rows(xlsx([1, "小店", date(2026, 3, 15), "91000000MAR7H1C1LH", 8, UNITS], heading=heading))
    assert values == {
        "title": "小店",
        "issued_on": "2026-03-15",
        "credit_code": "91000000MAR7H1C1LH",
        "number": "8",
        "scheme": UNITS,
    }


def test_no_heading_stands_for_two_columns():
    headings = [name for column in COLUMNS for name in (column.name, *column.synonyms)]
    assert len(headings) == len(set(headings))


def test_personal_columns_are_named_and_never_read():
    heading = [*NAMES, "经营者姓名", "联系电话", "身份证号码", "考核得分"]
    data = xlsx([*cells(), "甲某", "13812345678", "11010519491231002X", 98], heading=heading)
    with table(data) as read:
        assert read.notices == [
            "这些列像是个人信息，没有读取，也没有保存：经营者姓名、联系电话、身份证号码。",
            "这些列不认识，没有读取：考核得分。",
        ]
        [row] = read.rows()
    assert not row.problems
    assert "甲某" not in row.cells


def test_a_personal_number_is_not_kept_in_the_row():
    with table(xlsx(cells(address="找甲某 13812345678"))) as read:
        [row] = read.rows()
    assert row.cells[FIELDS.index("address")] == "（已隐去）"
    assert [problem.column for problem in row.problems] == ["地址或摊位号"]


def test_examples_repeated_headings_and_remarks_are_left_out():
    data = xlsx(cells(number="示例-001"), cells(1), NAMES, ["合计：1 家"], [], ["", "  "], cells(2))
    assert [line for line, _ in rows(data)] == [3, 8]


def test_only_the_first_list_of_a_workbook_is_read_and_the_other_is_named():
    book = Workbook()
    book.worksheets[0].append(["封面"])
    for name in ("一季度", "二季度"):
        sheet = book.create_sheet(name)
        sheet.append(NAMES)
        sheet.append(cells(title=name))
    with table(saved(book)) as read:
        assert [row.values["title"] for row in read.rows()] == ["一季度"]
        assert read.notices == [
            "只读取了工作表“一季度”；工作表“二季度”也像名单，没有读取。要读取它，请再上传一次，在“工作表”一栏填“二季度”。"
        ]


def test_the_scheme_chosen_in_the_form_stands_in_for_an_empty_cell():
    data = xlsx(["1", "小店", "某路"], heading=["牌匾编号", "招牌名", "地址"])
    assert rows(data, scheme=UNITS)[0][1]["scheme"] == UNITS


def test_formulas_are_announced():
    with table(xlsx(cells(address='="示例路"&"1号"'))) as read:
        assert len(read.notices) == 1
        assert "表里有公式" in read.notices[0]


def test_rows_can_be_read_twice():
    with table(xlsx(cells())) as read:
        assert list(read.rows()) == list(read.rows())


def test_the_kind_is_told_by_content_not_by_name():
    assert rows(xlsx(cells()), "名单.xls")


def test_real_dates_and_numbers_of_a_workbook():
    out = io.BytesIO(xlsx(cells(number=12, issued_on=date(2026, 3, 15))))
    [(_, values)] = rows(out.getvalue())
    assert (values["number"], values["issued_on"]) == ("12", "2026-03-15")
