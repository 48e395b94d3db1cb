"""Lists as text: what other programs write, in any encoding, and what cannot be told is refused at its line."""

import pytest

from core.progress import UserFacingError
from honours.imports.columns import NAMES

from .lists import UNITS, cells, table, text_csv


def read(data: bytes, name: str = "名单.csv"):
    with table(data, name) as found:
        return list(found.rows())


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "cp950", "gbk", "gb18030", "utf-8", "utf-16", "utf-32"])
def test_a_traditional_list_in_any_encoding(encoding):
    heading = "榮譽項目,牌匾編號,招牌名,統一社會信用代碼,地址,授予日期"
    text = f"{heading}\n放心消費創建示範單位,丙-1,磁器口陳麻花,91000000MAR7H1C1LH,民權路一號,2026-03-15\n"
    [row] = read(text.encode(encoding))
    assert row.cells[1:3] == ["丙-1", "磁器口陳麻花"]


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_the_first_line_may_name_the_separator(separator):
    text = f"sep={separator}\n" + "\n".join(
        separator.join(row) for row in (NAMES, [str(cell) for cell in cells(address="一楼、二楼")])
    )
    [row] = read(text.encode("utf-8-sig"))
    assert (row.line, row.cells[8]) == (2, "一楼、二楼")


def test_many_commas_in_one_cell_do_not_make_them_the_separator():
    text = "\n".join(";".join(row) for row in (NAMES, [str(cell) for cell in cells(address="一楼," * 30)]))
    assert read(text.encode())[0].cells[8] == "一楼," * 30


def test_a_number_kept_as_text_by_a_formula_is_unwrapped():
    [row] = read(text_csv(cells(number='="007"', credit_code='="91000000MAR7H1C1LH"')).encode())
    assert (row.problems, row.cells[1], row.cells[4]) == ([], "007", "91000000MAR7H1C1LH")


def test_any_other_formula_stays_refused():
    [row] = read(text_csv(cells(title='=A1&"x"')).encode())
    assert "公式" in row.problems[0].reason


HEAD = ",".join(NAMES)
ROWS = [
    ",".join([UNITS, f"试-{which}", f"小店{which}", "", "", "", "", "", "某路", "", "", "", "", ""])
    for which in (1, 2, 3)
]


@pytest.mark.parametrize("line", [2, 3, 4])
def test_a_quote_that_is_not_closed_is_named_at_its_line(line):
    lines = [HEAD, *ROWS]
    lines[line - 1] = lines[line - 1].replace(",小店", ',"小店')
    with pytest.raises(UserFacingError, match=f"第 {line} 行有一个引号"):
        read("\n".join(lines).encode())


@pytest.mark.parametrize("second", [',小店2"', ',"小店2', ',"小店2"'])
def test_a_quote_closed_by_a_later_row_swallows_nothing(second):
    lines = [HEAD, ROWS[0].replace(",小店", ',"小店'), ROWS[1].replace(",小店2", second), ROWS[2]]
    with pytest.raises(UserFacingError, match="第 2 行有一个引号"):
        read("\n".join(lines).encode())


def test_a_line_break_inside_a_cell_is_a_blank():
    [row] = read(text_csv(cells(address="一楼\n二楼")).encode())
    assert row.cells[8] == "一楼 二楼"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UserFacingError, match=r"文字编码认不出来|没有找到表头"):
        read(bytes(range(128, 256)) * 3 + b"\xff")
