"""Lists: a file made to burst, to run or to reach elsewhere is refused with its reason, or is plain text."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from honours.imports.columns import NAMES
from honours.imports.models import ImportBatch, ImportRow
from honours.imports.states import Fate
from honours.imports.tests.lists import cells, text_csv, xlsx
from honours.models import Honour, Merchant
from tests.attacks.conftest import zipped

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = b'<manifest:file-entry manifest:media-type="%s"/>' % ODS
LAUGHS = b"<!DOCTYPE z [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 12)
)
OUTSIDE = b'<!DOCTYPE z [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
UNREADABLE, BROKEN, TOO_LARGE = "读不了", "已损坏", "大得不正常"


def sheet(text: bytes = b"", rows: bytes = b"", after: bytes = b"", before: bytes = b"") -> bytes:
    """A usual list whose sheet has other bytes before its root, in a cell, as rows, or behind the rows."""

    def changed(content: bytes) -> bytes:
        content = content.replace(b"<worksheet", before + b"<worksheet", 1)
        content = re.sub(rb"</sheetData>", lambda _: rows + b"</sheetData>" + after, content)
        return content.replace(b"TEXT", text) if text else content

    return repacked(inline(title="TEXT"), {SHEET: changed})


def inline(**changed: str) -> bytes:
    """A list whose texts stand in the cells themselves."""
    from core.spreadsheets.xlsx import write_xlsx

    out = io.BytesIO()
    write_xlsx(list(NAMES), [[str(cell) for cell in cells(1, **changed)]], [12] * len(NAMES), out)
    return out.getvalue()


def repacked(data: bytes, changes: dict[str, Callable[[bytes], bytes]], more: dict[str, bytes] | None = None) -> bytes:
    """The archive with entries changed and added."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    return zipped({name: changes.get(name, bytes)(content) for name, content in entries.items()} | (more or {}))


def ods(body: bytes, before: bytes = b"") -> bytes:
    space = b" ".join(
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
        for name in (b"office", b"table", b"text")
    )
    content = (
        b"%s<office:document-content %s><office:body><office:spreadsheet><table:table table:name='a'>%s"
        b"</table:table></office:spreadsheet></office:body></office:document-content>" % (before, space, body)
    )
    return zipped({"mimetype": ODS, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def lying_size() -> bytes:
    """An archive whose directory says that 300 megabytes are none."""
    data = bytearray(zipped({BOOK: b"<x/>", SHEET: bytes(300 * 1024 * 1024)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def wide() -> bytes:
    return text_csv().encode().rstrip() + b"," * 2_000_000 + b"\n" + text_csv(cells()).encode().splitlines()[1]


BURST = bytes(401 * 1024 * 1024)
MANY = {BOOK: b"<x/>"} | {str(number): bytes(9_000_000) for number in range(50)}
CELL = b"<text:p>x</text:p></table:table-cell></table:table-row>"
LONG_ROW = b'<table:table-row table:number-rows-repeated="1000000000"><table:table-cell>' + CELL
WIDE_CELL = b'<table:table-row><table:table-cell table:number-columns-repeated="1000000000">' + CELL
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NO_NUMBER = b'<table:table-row table:number-rows-repeated="-9x"/>'
LOCKED = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
LOCKED_ODS = {"META-INF/manifest.xml": MANIFEST + b"<manifest:encryption-data/>", "content.xml": b"x"}

REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("zip bomb of zeros", "名单.xlsx", lambda: zipped({BOOK: BURST}), TOO_LARGE),
    ("zip bomb of many parts", "名单.xlsx", lambda: zipped(MANY), TOO_LARGE),
    ("ods bomb", "名单.ods", lambda: zipped({"META-INF/manifest.xml": MANIFEST, "content.xml": BURST}), TOO_LARGE),
    ("archive that lies about its size", "名单.xlsx", lying_size, UNREADABLE),
    ("archive in an archive", "名单.xlsx", lambda: zipped({"a.xlsx": xlsx(cells())}), "不是表格"),
    ("laughs in an ods", "名单.ods", lambda: ods(b"<table:table-row/>", LAUGHS), ""),
    ("cell at the end of the world", "名单.xlsx", lambda: sheet(rows=FAR_CELL), UNREADABLE),
    ("row that repeats a milliard times", "名单.ods", lambda: ods(LONG_ROW), ""),
    ("cell that repeats a milliard times", "名单.ods", lambda: ods(WIDE_CELL), ""),
    ("number that is none in an ods", "名单.ods", lambda: ods(NO_NUMBER), ""),
    ("quote that never closes", "名单.csv", lambda: text_csv(cells()).encode() + b'"' + b"x" * 3_000_000, ""),
    ("web page called a list", "名单.xls", lambda: b"<html><script>alert(1)</script></html>", "其实是一个网页"),
    ("web page behind a mark", "名单.csv", lambda: b"\xef\xbb\xbf \n<html>", "其实是一个网页"),
    ("program", "名单.exe", lambda: b"MZ\x90\x00" + bytes(500), "不是表格"),
    ("program called a list", "名单.xlsx", lambda: b"\x7fELF" + bytes(500), BROKEN),
    ("pdf called a list", "名单.xlsx", lambda: b"%PDF-1.7", "PDF"),
    ("picture called a list", "名单.csv", lambda: b"\x89PNG\r\n\x1a\n", "图片"),
    ("word document called a list", "名单.xlsx", lambda: zipped({"word/document.xml": b"<x/>"}), "Word"),
    ("binary workbook of noise", "名单.xlsx", lambda: zipped({"xl/workbook.bin": b"x"}), UNREADABLE),
    ("locked with a password", "名单.xlsx", lambda: LOCKED, "打开密码"),
    ("locked ods", "名单.ods", lambda: zipped(LOCKED_ODS), "打开密码"),
    ("old workbook of noise", "名单.xls", lambda: OLE + b"\xff" * 4000 + "Workbook".encode("utf-16-le"), UNREADABLE),
    ("half an archive", "名单.xlsx", lambda: xlsx(cells())[:700], BROKEN),
    ("empty", "名单.xlsx", lambda: b"", "是空的"),
    ("nothing but NUL", "名单.csv", lambda: bytes(5000), "没有找到表头"),
    ("half of a wide sign", "名单.csv", lambda: b"\xff\xfe\x00", ""),
    ("sheet of no list", "名单.xlsx", lambda: repacked(xlsx(cells()), {SHEET: lambda _: b"<x/>"}), ""),
]  # fmt: skip


def send(client, name: str, data: bytes):
    """The reason of a refusal, or the page as it streams in, and the batch if one was made."""
    known = set(ImportBatch.objects.values_list("pk", flat=True))
    answer = client.post("/admin/excel/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    refusal = "" if answer.streaming else " ".join(answer.context["form"].errors.get("file", []))
    text = refusal or b"".join(answer).decode()
    assert "Traceback" not in text
    return text, ImportBatch.objects.exclude(pk__in=known).first()


@pytest.fixture
def untouched(db):
    before = (Honour.objects.count(), Merchant.objects.count())
    yield
    assert (Honour.objects.count(), Merchant.objects.count()) == before


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data", "reason"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_it_is_refused_with_its_reason(editor_client, untouched, name, data, reason):
    text, batch = send(editor_client, name, data())
    assert batch is None or not batch.rows.exists()
    assert reason in text
    assert re.search("[一-鿿]{4}", text), text
    assert len(text) < 500, "the reason alone, not a page"


def with_macro() -> bytes:
    return repacked(xlsx(cells()), {}, {"xl/vbaProject.bin": b"Sub Auto_Open()"})


def with_links_outside() -> bytes:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
    return repacked(xlsx(cells()), {}, {"xl/externalLinks/externalLink1.xml": link})


def with_names_outside() -> bytes:
    return repacked(xlsx(cells()), {}, {"../../../evil.py": b"x", "/etc/evil": b"x", "xl\\..\\..\\evil": b"x"})


def with_file_among_texts() -> bytes:
    def changed(old: bytes) -> bytes:
        return old.replace(b"<sst", OUTSIDE + b"<sst", 1).replace("示例小店1".encode(), b"&out;")

    return repacked(xlsx(cells()), {TEXTS: changed})


def with_many_texts() -> bytes:
    texts = b"".join(b"<si><t>%d</t></si>" % number for number in range(400_000))
    return repacked(xlsx(cells()), {TEXTS: lambda old: old.replace(b"</sst>", texts + b"</sst>")})


def merged_giant() -> bytes:
    return sheet(after=b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>')


def twice() -> bytes:
    out = io.BytesIO(xlsx(cells()))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(SHEET, b"<x/>")
    return out.getvalue()


HARMLESS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("macro in a list", "名单.xlsx", with_macro),
    ("macro list by name", "名单.xlsm", with_macro),
    ("program started by a link", "名单.xlsx", with_links_outside),
    ("names that lead outside", "名单.xlsx", with_names_outside),
    ("file name that leads outside", "../../../名单.xlsx", lambda: xlsx(cells())),
    ("file name of a script", "<script>x9x</script>.xlsx", lambda: xlsx(cells())),
    ("file name turned around", "\u202exslx.名单.xlsx", lambda: xlsx(cells())),
    ("laughs in a sheet", "名单.xlsx", lambda: sheet(b"&a11;", before=LAUGHS)),
    ("outside file in a sheet", "名单.xlsx", lambda: sheet(b"&out;", before=OUTSIDE)),
    ("outside file in the texts", "名单.xlsx", with_file_among_texts),
    ("four hundred thousand texts", "名单.xlsx", with_many_texts),
    ("giant merged cell", "名单.xlsx", merged_giant),
    ("part that is there twice", "名单.xlsx", twice),
    ("noise behind the archive", "名单.xlsx", lambda: xlsx(cells()) + b"PK\x03\x04" + bytes(5000)),
    ("cell of a megabyte", "名单.csv", lambda: text_csv(cells(1, title="字" * 350_000)).encode()),
    ("two million columns", "名单.csv", wide),
    ("tags nested without end", "名单.xlsx", lambda: sheet(rows=b"<row>" * 200_000)),
    ("NUL in a cell", "名单.csv", lambda: text_csv(cells(1, title="小\0店")).encode()),
    ("control signs", "名单.csv", lambda: text_csv(cells(1, title="小\x1b[2J\x07店")).encode()),
    ("turned writing", "名单.csv", lambda: text_csv(cells(1, title="小\u202e店")).encode()),
    ("half of a pair", "名单.csv", lambda: text_csv(cells(1)).encode().replace(b"1 ", b"\xed\xa0\x80")),
    ("wrong mark before GBK", "名单.csv", lambda: b"\xef\xbb\xbf" + text_csv(cells()).encode("gb18030")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [one[1:] for one in HARMLESS], ids=[one[0] for one in HARMLESS])
def test_it_is_refused_or_nothing_but_text(editor_client, untouched, name, data, tmp_path):
    text, batch = send(editor_client, name, data())
    assert "root:" not in text
    assert "<script>x9x" not in text
    for row in ImportRow.objects.all():
        said = " ".join(row.cells)
        assert "root:" not in said
        assert all(sign.isprintable() for sign in said), ascii(said)
    if batch and (shown := editor_client.get(f"/admin/excel/{batch.pk}/")):
        assert shown.status_code == 200
        assert "\u202e" not in b"".join(shown).decode()
        assert "/" not in batch.file_name


FORMULAS = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://evil.example","x")',
    '=WEBSERVICE("http://evil.example")',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "%0A=1+1",
    "；=1+1",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_refused_or_goes_out_as_text(editor_client, cell):
    from core.spreadsheets.escaping import escape_formula

    _, batch = send(editor_client, "名单.csv", text_csv(cells(1, title=cell, address=cell)).encode())
    for row in batch.rows.all():
        assert row.fate == Fate.FAULTY or escape_formula(_title(row))[:1] not in tuple("=+-@\t\r＝＋－＠")
    faulty = b"".join(editor_client.get(f"/admin/excel/{batch.pk}/faulty.xlsx"))
    if faulty.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(faulty)) as archive:
            assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def _title(row: ImportRow) -> str:
    from honours.imports.columns import FIELDS

    return row.cells[FIELDS.index("title")]
