"""Files that are no lists: a clear reason for each, and nothing is written."""

import io
import zipfile

import pytest

from core.progress import UserFacingError
from honours.imports import reading

from .lists import cells, table, text_csv, xlsx


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "empty": (b"", "空.xlsx", "是空的"),
    "html": (b"<html><table></table></html>", "名单.xls", "其实是一个网页"),
    "pdf": (b"%PDF-1.7 ...", "名单.xlsx", "PDF"),
    "picture": (b"\x89PNG\r\n", "名单.xlsx", "图片"),
    "word": (zipped(**{"word/document.xml": b"x"}), "名单.docx", "Word"),
    "any zip": (zipped(a="x"), "名单.zip", "不是表格"),
    "half a zip": (xlsx(cells())[:500], "名单.xlsx", "已损坏"),
    "no book in it": (zipped(**{"xl/workbook.xml": b"<x/>"}), "名单.xlsx", "读不了"),
    "locked": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "名单.xlsx", "打开密码"),
    "broken xls": (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "名单.xls", "读不了"),
    "old word": (OLE + bytes(600), "名单.doc", "旧版 Word"),
    "noise": (b"\x01\x02\x03" * 50, "名单.xlsx", "已损坏"),
    "program": (b"MZ\x90", "名单.exe", "不是表格"),
    "no heading": (xlsx(["a", "b"], heading=["甲", "乙"]), "名单.xlsx", "没有找到表头"),
    "no number": (xlsx(heading=["荣誉项目", "招牌名", "地址"]), "名单.xlsx", "缺少“牌匾编号”"),
    "column twice": (xlsx(heading=["荣誉项目", "牌匾编号", "招牌名", "店名"]), "名单.xlsx", "“招牌名”和“店名”都是"),
    "csv of nothing": (b"\xef\xbb\xbf", "名单.csv", "没有找到表头"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_refused_by_name(name):
    data, file_name, told = BAD[name]
    with pytest.raises(UserFacingError, match=told):
        table(data, file_name)


def test_a_bomb_is_refused_before_it_is_opened():
    bomb = zipped(**{"xl/workbook.xml": bytes(401 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UserFacingError, match="大得不正常"):
        table(bomb)


def test_a_cell_at_the_end_of_the_sheet_takes_only_the_reader_down():
    """Sixteen thousand million empty cells would be made for this file."""
    data = xlsx(cells())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                content = content.replace(
                    b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
            new.writestr(entry.filename, content)
    with pytest.raises(UserFacingError, match="读不了"):
        table(out.getvalue())


def test_more_rows_than_allowed_are_refused_with_the_limit(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 50)
    data = text_csv(*(cells(number) for number in range(90))).encode()
    with pytest.raises(UserFacingError, match="超过 50 行"):
        table(data, "名单.csv")


def test_an_upload_beyond_the_limit_is_refused_by_its_size():
    with pytest.raises(UserFacingError, match="最大 30 MB"):
        reading.Table(io.BytesIO(b"x"), "名单.csv", 31 * 1024 * 1024)
