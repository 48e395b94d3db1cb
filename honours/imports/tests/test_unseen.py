"""What an editor cannot see, or reads without thinking of it: white signs, flat rows, boxes over the cells, sums."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from PIL import Image as Picture

from core.progress import UserFacingError
from core.spreadsheets.texts import escape
from honours.imports.columns import FIELDS, NAMES
from honours.imports.models import ImportBatch
from honours.models import Honour

from .lists import cells, saved, table, text_csv, xlsx
from .test_libreoffice import SOFFICE, converted
from .xlsb import Page, xlsb

ADDRESS = FIELDS.index("address")
WHITE = Font(color="FFFFFFFF")
DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r><a:t>第 2 行</a:t></a:r>
<a:r><a:t>作废</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"""


def book(*rows: list) -> Workbook:
    made = Workbook()
    for row in [NAMES, *rows]:
        made.worksheets[0].append(row)
    return made


def read(data: bytes, name: str = "名单.xlsx"):
    with table(data, name) as found:
        rows = list(found.rows())
        return rows, [*found.notices, *found.remarks()]


def unseen_book() -> Workbook:
    """A heading in white on blue; below it white signs, a flat row, a flat column."""
    made = book(*(cells(which) for which in range(1, 5)))
    sheet = made.worksheets[0]
    for cell in sheet[1]:
        cell.font, cell.fill = WHITE, PatternFill("solid", fgColor="FF003366")
    sheet.cell(2, ADDRESS + 1).font = WHITE
    sheet.cell(3, 2).value, sheet.cell(3, 2).font = 7, WHITE
    sheet.row_dimensions[4].height = 1.5
    sheet.column_dimensions["F"].width = 0.08
    return made


def check_unseen(data: bytes, name: str) -> None:
    rows, told = read(data, name)
    assert [(row.line, [problem.column for problem in row.problems]) for row in rows] == [
        (2, ["地址或摊位号"]),
        (3, ["牌匾编号"]),
        (5, []),
    ]
    assert ["“示例路 1 号”在 Excel 里不显示" in rows[0].problems[0].reason, "“7”" in rows[1].problems[0].reason] == [
        True,
        True,
    ]
    assert ["没有读取：类型" in told[0], "1 行是隐藏的或被筛选掉的（第 4 行）" in told[1]] == [True, True]


def test_white_signs_and_flat_rows_are_not_seen():
    check_unseen(saved(unseen_book()), "名单.xlsx")


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="没有安装 LibreOffice")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_they_are_not_seen_in_other_kinds_of_files(tmp_path, kind):
    check_unseen(converted(tmp_path, saved(unseen_book()), "名单.xlsx", kind), f"名单.{kind}")


def test_white_on_a_ground_is_seen():
    made = book(cells())
    cell = made.worksheets[0].cell(2, ADDRESS + 1)
    cell.font, cell.fill = WHITE, PatternFill("solid", fgColor="FF003366")
    [row], _ = read(saved(made))
    assert row.problems == []


def test_pictures_over_the_cells_are_counted(tmp_path):
    Picture.new("RGB", (9, 9)).save(tmp_path / "p.png")
    made = book(cells())
    made.worksheets[0].add_image(Image(tmp_path / "p.png"), "C5")
    assert read(saved(made))[1] == ["表里有 1 张图片没有读取。"]


def test_the_words_of_a_box_over_the_cells_are_told(tmp_path):
    Picture.new("RGB", (9, 9)).save(tmp_path / "p.png")
    made, out = book(cells()), io.BytesIO()
    made.worksheets[0].add_image(Image(tmp_path / "p.png"), "C5")
    with zipfile.ZipFile(io.BytesIO(saved(made))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, DRAWING if name == "xl/drawings/drawing1.xml" else old.read(name))
    assert read(out.getvalue())[1] == ["表里有 1 个文本框没有读取：“第 2 行作废”。"]


@pytest.mark.parametrize("word", ["合计", "合　计：", "总计", "小 计", "汇总"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sum_is_no_row(word, place):
    line = [*[""] * place, word, "2 家", "3 户"]
    rows, told = read(xlsx(cells(), cells(2), line))
    assert ([row.line for row in rows], told) == ([2, 3], ["第 4 行是合计，没有读取。"])


def test_a_second_list_below_the_first_is_told():
    rows, told = read(xlsx(cells(), [], ["附：去年的"], NAMES, cells(2)))
    assert [row.line for row in rows] == [2, 6]
    assert told == [
        "第 4 行只有一格有内容，当作说明，没有读取。",
        "第 5 行又是表头，下面的行也当作同一份名单读取，请在预览里核对。",
    ]


@pytest.mark.parametrize("word", ["同上", "（同上）", "同上。", "〃", "″", "同前"])
@pytest.mark.parametrize("field", ["title", "spot", "address", "issued_on", "credit_code"])
def test_the_same_as_above_is_not_guessed(field, word):
    [_, row], _ = read(xlsx(cells(), cells(2, **{field: word})))
    assert f"这一格写的是“{word}”" in row.problems[0].reason


@pytest.mark.parametrize("word", ["同上", "〃", '"'])
def test_an_apostrophe_says_that_a_name_is_meant(word):
    [row], _ = read(xlsx(cells(title=f"'{word}", address=escape(word))))
    assert (row.problems, row.cells[FIELDS.index("title")], row.cells[ADDRESS]) == ([], word, word)


def test_that_the_first_sheet_seen_is_no_list_is_told():
    made = book(cells())
    made.worksheets[0].title = "名单"
    made.create_sheet("说明", 0).append(["填表说明"])
    made.active = 0
    assert read(saved(made))[1] == ["文件打开时看到的那张工作表不像名单，读的是工作表“名单”，请在预览里核对。"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["导出.xls", "导出.et", "导出.tsv"])
def test_text_between_tabs_is_read_whatever_its_name(name, encoding):
    data = text_csv(cells(), cells(2)).replace(",", "\t").encode(encoding)
    assert [row.cells[0] for row in read(data, name)[0]] == [cells()[0]] * 2


def test_a_sheet_in_xml_is_named():
    start = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    data = f'{start}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'.encode()
    with pytest.raises(UserFacingError, match="XML 表格 2003"):
        table(data, "名单.xls")


def test_a_refused_number_is_told_in_full():
    made = book(cells(number=123456789012))
    made.worksheets[0].cell(2, 2).number_format = "0.00E+00"
    [row], _ = read(saved(made))
    assert "存的是 123456789012。" in row.problems[0].reason


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["xlsx", "xlsb"])
def test_the_editor_is_told_on_the_screen_before_anything_is_written(editor_client, kind):
    below = [["合计", "2"], cells(2, spot="同上"), cells(3)]
    made = book(cells(), *below)
    made.worksheets[0].row_dimensions[5].height = 1
    page = Page("名单", [NAMES, cells(), *below], hidden_rows={4})
    data = saved(made) if kind == "xlsx" else xlsb(page)
    editor_client.post("/admin/excel/", {"file": SimpleUploadedFile(f"名单.{kind}", data)}).getvalue()
    batch = ImportBatch.objects.get()
    preview = editor_client.get(f"/admin/excel/{batch.pk}/").content.decode()
    assert [words for words in ("第 3 行是合计", "（第 5 行），没有读取", "写的是“同上”") if words not in preview] == []
    assert (batch.counts["new"], batch.counts["faulty"]) == (1, 1)
    assert not Honour.objects.filter(number__startswith="试-").exists()
