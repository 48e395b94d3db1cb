"""One cell at a time: what is understood, what is refused and why."""

import pytest

from core.spreadsheets.texts import CLEAR, clean_text, escape, unescape
from honours.imports.cells import CellError, read_cell
from honours.imports.columns import BY_FIELD, COLUMNS

DAY, CODE, NUMBER, TITLE = (BY_FIELD[name] for name in ("issued_on", "credit_code", "number", "title"))
A_CODE = "91000000MAR7H1C1LH"


@pytest.mark.parametrize(
    "written",
    [
        "2026.3.15",
        "2026年3月15日",
        "2026/3/15",
        "20260315",
        "2026-03-15",
        "２０２６．３．１５",
        "2026-03-15 00:00:00",
        "'2026-3-15",
        " 2026 年 3 月 15 日 ",
        20260315.0,
        {"day": "2026-03-15"},
        "2026-03-15 00:00:00.0",
        "2026-03-15T00:00:00.000Z",
        "2026-03-15T00:00:00Z",
        "2026-03-14T16:00:00.000Z",
        "2026-03-15T00:00:00+08:00",
        "2026-03-15 08:30:00",
        "2026/3/15 8:30",
        "二〇二六年三月十五日",
        "二零二六年三月十五日",
        "二○二六年三月十五号",
        "2026—03—15",
        "2026–3–15",
        "2026——3——15",
        "2026、3、15",
        "2026.3.15.",
        "2026年3月15日（星期日）",
        "2026年3月15日 星期日",
        "2026-03-15 周日",
        "2026/3/15/".removesuffix("/"),
        "2026-03-15\u200b",
        {"day": "2026-03-15", "time": "08:30"},
        {"number": 20260315.0, "shown": "2026-03-15"},
    ],
)
def test_a_day_in_any_usual_spelling(written):
    assert read_cell(DAY, written) == "2026-03-15"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-02-30", "没有“2026-02-30”这一天"),
        ("2026年3月", "缺少“日”"),
        (46096.0, "日期序号"),
        ("0206-03-15", "年份不对"),
        ("去年春天", "看不懂日期“去年春天”"),
        ("26.3.15", "看不懂日期"),
        ("长期", "空着就是长期有效"),
        ("永久有效", "空着就是长期有效"),
        ("长期有效", "空着就是长期有效"),
        ("三年", "是期限，不是日期.*空着的话"),
        ("3年", "是期限，不是日期"),
        ("36个月", "是期限，不是日期"),
        ("二〇二六年十三月一日", "没有“二〇二六年十三月一日”这一天"),
        ({"time": "07:30"}, "看不懂日期"),
        ({"month": "2026年3月"}, "缺少“日”"),
        ({"error": "#N/A"}, "是 #N/A"),
    ],
)
def test_a_day_that_is_none_is_refused_with_a_remedy(written, told):
    with pytest.raises(CellError, match=told):
        read_cell(DAY, written)


@pytest.mark.parametrize(
    "written",
    [
        A_CODE,
        A_CODE.lower(),
        f" {A_CODE} ",
        f"'{A_CODE}",
        "91000000 MAR7 H1C1LH",
        "９１００００００ＭＡＲ７Ｈ１Ｃ１ＬＨ",
    ],
)
def test_a_credit_code_is_tidied(written):
    assert read_cell(CODE, written) == A_CODE


@pytest.mark.parametrize("written", [9.25001036103396e17, 925001036103396, "9.25E+17", "9.25001036103396e+17"])
def test_a_code_that_excel_made_a_number_is_refused_with_the_remedy(written):
    with pytest.raises(CellError, match=r"后几位已经丢失.*文本"):
        read_cell(CODE, written)


@pytest.mark.parametrize(("written", "told"), [(A_CODE[:-1], "18 位"), (A_CODE[:-1] + "J", "校验不通过")])
def test_a_wrong_code_says_what_is_wrong(written, told):
    with pytest.raises(CellError, match=told):
        read_cell(CODE, written)


@pytest.mark.parametrize(
    ("written", "read"), [("渝Ａ－０１", "渝A-01"), (7.0, "7"), (12, "12"), ("007", "007"), ("（甲）1", "（甲）1")]
)
def test_a_plaque_number_is_text_in_half_width(written, read):
    assert read_cell(NUMBER, written) == read


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("张三 13812345678", "手机号"),
        ("电话１３８１２３４５６７８", "手机号"),
        ("138-1234-5678", "手机号"),
        (13812345678.0, "手机号"),
        ("11010519491231002X", "身份证号"),
        ("号码：110105194912310 02X".replace(" ", ""), "身份证号"),
    ],
)
def test_a_personal_number_is_refused_and_marked_secret(written, what):
    with pytest.raises(CellError, match=what) as refusal:
        read_cell(TITLE, written)
    assert refusal.value.secret


def test_an_id_number_in_the_code_column_is_refused_too():
    with pytest.raises(CellError, match="身份证号"):
        read_cell(CODE, "11010519491231002X")


@pytest.mark.parametrize("harmless", ["023-63000000", "2026031512345", "民权路 138 号 12-34", "1381234567"])
def test_numbers_that_are_nobodys_pass(harmless):
    assert read_cell(TITLE, harmless) == harmless


def test_a_formula_is_refused():
    with pytest.raises(CellError, match="公式"):
        read_cell(TITLE, "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("blank", [None, "", "  ", "/", "—", "——", "-", "'", "\u200b"])
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_nothing_is_nothing_in_every_column(column, blank):
    assert read_cell(column, blank) == ""


def test_only_what_may_be_empty_can_be_cleared():
    assert read_cell(DAY, "清空") == CLEAR
    with pytest.raises(CellError, match="不能清空"):
        read_cell(NUMBER, "清空")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@name", "'tis", "''", "/", "—", "清空", "普通", "＝1"])
def test_a_guarded_text_cannot_act_and_comes_back(text):
    assert escape(text)[0] not in "=+-@"
    assert read_cell(TITLE, escape(text)) == text == unescape(escape(text))


def test_breaks_and_invisible_signs_are_tidied():
    assert clean_text("\ufeff渝中\u200b区\r\n 小\t店\x07 ") == "渝中区 小 店"


def test_a_whole_page_in_a_cell_is_refused():
    with pytest.raises(CellError, match="太长"):
        read_cell(TITLE, "店" * 501)
