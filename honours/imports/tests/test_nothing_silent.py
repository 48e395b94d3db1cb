"""Nothing of a sheet is left out or guessed at without a word: comments, formulas, notes below, a second order."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from core.progress import UserFacingError
from core.spreadsheets.number_formats import general_text
from honours.imports.columns import FIELDS, NAMES

from .lists import cells, saved, table, text_csv, xlsx

NUMBER, TITLE, ADDRESS, UNTIL = (FIELDS.index(name) for name in ("number", "title", "address", "valid_to"))


def read(data: bytes, name: str = "名单.xlsx"):
    with table(data, name) as found:
        rows = list(found.rows())
        return rows, [*found.notices, *found.remarks()]


def book(*rows: list) -> Workbook:
    made = Workbook()
    for row in [NAMES, *rows]:
        made.worksheets[0].append(row)
    return made


def with_shared_texts(data: bytes) -> bytes:
    """The workbook with its texts in a part of their own, as Excel writes them."""
    out, texts = io.BytesIO(), []

    def numbered(found: re.Match[str]) -> str:
        texts.append(found[2])
        return f'{found[1]} t="s"><v>{len(texts) - 1}</v></c>'

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                content = re.sub(r'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', numbered, content)
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                added = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
                content = content.replace("</Types>", added)
            elif name.endswith("workbook.xml.rels"):
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
                added = f'<Relationship Id="rt" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
                content = content.replace("</Relationships>", added)
            new.writestr(name, content)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        new.writestr(
            "xl/sharedStrings.xml", f'<sst xmlns="{main}">{"".join(f"<si>{each}</si>" for each in texts)}</sst>'
        )
    return out.getvalue()


@pytest.mark.parametrize("as_written", [lambda data: data, with_shared_texts], ids=["inline", "shared"])
def test_raised_signs_stay_raised(as_written):
    made = book(cells(), cells(2))
    sheet = made.worksheets[0]
    text = CellRichText(
        "面积 30m",
        TextBlock(InlineFont(vertAlign="superscript"), "2"),
        "，见",
        TextBlock(InlineFont(vertAlign="superscript"), "附表"),
    )
    sheet.cell(2, ADDRESS + 1).value = text
    sheet.cell(3, TITLE + 1).value, sheet.cell(3, TITLE + 1).font = "2", Font(vertAlign="subscript")
    rows, _ = read(as_written(saved(made)))
    assert [rows[0].cells[ADDRESS], rows[1].cells[TITLE]] == ["面积 30m²，见^(附表)", "₂"]


def test_struck_words_are_found_among_shared_texts():
    text = CellRichText("示例", TextBlock(InlineFont(strike=True), "大店"), "小店")
    [row], _ = read(with_shared_texts(saved(book(cells(title=text)))))
    assert "划掉的字“大店”" in row.problems[0].reason


@pytest.mark.parametrize("place", [TITLE, ADDRESS, UNTIL, len(NAMES) - 1])
def test_a_formula_without_its_result_is_refused(place):
    made = book(cells())
    made.worksheets[0].cell(2, place + 1).value = '="甲"&1'
    [row], _ = read(saved(made))
    [problem] = row.problems
    assert [problem.column, "文件里没有它的结果" in problem.reason] == [NAMES[place], True]


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("G/通用格式", 12, "12"),
        ('G/通用格式"号"', 12, "12号"),
        ('General"号摊"', 7, "7号摊"),
        ("0", 202207140001, "202207140001"),
    ],
)
def test_plain_numbers_by_other_names(code, value, shown):
    made = book(cells(address=value))
    made.worksheets[0].cell(2, ADDRESS + 1).number_format = code
    [row], _ = read(saved(made))
    assert (row.problems, row.cells[ADDRESS]) == ([], shown)


def test_a_number_that_excel_shows_by_powers_of_ten_is_refused_with_both():
    [row], _ = read(xlsx(cells(number=202207140001)))
    assert "显示成 2.02207E+11，存的是 202207140001" in row.problems[0].reason


@pytest.mark.parametrize(
    ("value", "shown"), [(0.1 + 0.2, "0.3"), (1 / 3, "0.333333333"), (99999999999, "99999999999"), (-2.5, "-2.5")]
)
def test_a_plain_number_is_what_a_wide_column_shows(value, shown):
    assert general_text(value) == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#N/A", "是 #N/A，公式没有算出结果"),
        ("########", "列太窄"),
        ("2.02207E+11", "科学计数"),
        ("#VALUE!", "#VALUE!"),
    ],
)
@pytest.mark.parametrize("field", ["number", "title", "address", "valid_to"])
def test_what_a_text_file_has_instead_of_the_content_is_refused(field, text, told):
    [row], _ = read(text_csv(cells(**{field: text})).encode("gb18030"), "名单.csv")
    assert told in row.problems[0].reason


def test_an_apostrophe_says_that_it_is_meant():
    [row], _ = read(text_csv(cells(title="'#N/A")).encode(), "名单.csv")
    assert (row.problems, row.cells[TITLE]) == ([], "#N/A")


def test_comments_are_named_by_their_cells():
    made = book(cells(), cells(2))
    made.worksheets[0]["C2"].comment = made.worksheets[0]["C3"].comment = Comment("这家已撤销", "甲")
    _, told = read(saved(made))
    assert told == ["表里有 2 处批注没有读取：C2、C3。"]


def test_lines_that_are_no_rows_are_told_by_their_numbers():
    rows, told = read(xlsx(cells(), ["", "示例-9", "某店"], ["", "", "只有招牌名"], ["制表人"], NAMES, cells(2)))
    assert [row.line for row in rows] == [2, 7]
    assert told == [
        "第 3 行的编号以“示例”开头，当作模板里的示例，没有读取。",
        "第 4、5 行只有一格有内容，当作说明，没有读取。",
        "第 6 行又是表头，下面的行也当作同一份名单读取，请在预览里核对。",
    ]


def test_a_second_heading_in_another_order_is_refused():
    other = [*NAMES[:2], NAMES[ADDRESS], *NAMES[3:ADDRESS], NAMES[TITLE], *NAMES[ADDRESS + 1 :]]
    with pytest.raises(UserFacingError, match="第 4 行又是表头，列的先后和第 1 行的不同"):
        read(xlsx(cells(), ["第二批"], other, cells(2)))


def test_words_below_no_heading_are_told_by_their_column():
    _, told = read(xlsx([*cells(), "已撤销"], [*cells(2), "", "  "], [*cells(3), "", "补"], heading=[*NAMES]))
    assert told == ["这些列没有列名，里面的内容没有读取：O 列（第 2 行起）、P 列（第 4 行起）。"]


def test_cells_merged_sideways_are_told_row_by_row():
    made = book(cells(), cells(2, address=""))
    made.worksheets[0].merge_cells(start_row=3, end_row=3, start_column=ADDRESS, end_column=ADDRESS + 1)
    _, told = read(saved(made))
    assert told == ["第 3 行“所在景点”“地址或摊位号”左右合并成了一格，里面的字只算“所在景点”。"]


def test_a_column_of_remarks_is_named():
    _, told = read(xlsx([*cells(), "已撤销"], heading=[*NAMES, "备注"]))
    assert told == ["这些列不认识，没有读取：备注。"]
