"""Documents (11 and more): the content must be what the name says, and nothing in it runs or bursts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.models import Attachment
from core.uploads.contents import CHECKS
from home.seeding.texts import DEMO_DIR
from tests.attacks.conftest import office, zipped

pytestmark = pytest.mark.django_db

HTML = b"<!DOCTYPE html><script>alert(1)</script>"
WORD, EXCEL, SLIDES = "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"
MACRO_TYPES = b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
ODT = b"application/vnd.oasis.opendocument.text"


def locked() -> bytes:
    content = bytearray(office(WORD))
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1
    return bytes(content)


REFUSED = [
    ("page.html", HTML, "不收这种文件"),
    ("page.svg", b"<svg/>", "不收这种文件"),
    ("page.html.txt", "你好".encode(), "像是伪装的文件"),
    ("photo.exe.pdf", b"%PDF-1.7", "像是伪装的文件"),
    ("\u202etxt.exe\u202c.txt", b"hello", "像是伪装的文件"),
    ("page.pdf", HTML, "对不上"),
    ("page.txt", HTML, "其实是一个网页"),
    ("bom.csv", b"\xef\xbb\xbf  " + HTML, "其实是一个网页"),
    ("wide.csv", "<html>".encode("utf-16"), "对不上"),
    ("php.txt", b"<?php system('id');", "其实是一个网页"),
    ("svg.csv", b"<svg onload=alert(1)>", "其实是一个网页"),
    ("binary.txt", b"\x7fELF\x00\x01\x02", "对不上"),
    ("no-text.csv", b"\xff\x00\xff\x00\x81", "对不上"),
    ("macro.docx", office(WORD, {"word/vbaProject.bin": b"x"}), "带宏的文件不收"),
    ("macro-by-type.docx", office(WORD, types=MACRO_TYPES), "带宏的文件不收"),
    ("macro.docm", office(WORD), "不收这种文件"),
    ("macro.xlsx", office(EXCEL, {"xl/vbaProject.bin": b"x"}), "带宏的文件不收"),
    ("macro.odt", zipped({"mimetype": ODT, "content.xml": b"<x/>", "Basic/script-lc.xml": b"x"}), "带宏的文件不收"),
    ("bomb.xlsx", office(EXCEL, {"xl/worksheets/sheet1.xml": b"0" * 120_000_000}), "大得不正常"),
    ("many.docx", office(WORD, {f"word/{number}.xml": b"" for number in range(5001)}), "大得不正常"),
    ("locked.docx", locked(), "设了密码"),
    ("cut.docx", office(WORD)[:-40], "对不上"),
    ("noise.xlsx", b"PK\x03\x04" + b"\x99" * 400, "对不上"),
    ("word-as.xlsx", office(WORD), "对不上"),
    ("slides-as.docx", office(SLIDES), "对不上"),
    ("zip-as.docx", zipped({"a.exe": b"MZ"}), "对不上"),
    ("ods-as.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "对不上"),
    ("empty.pdf", b"", "空"),
    ("large.pdf", b"%PDF-" + b"0" * (11 * 1024 * 1024), "10"),
]


def upload(client, name: str, content: bytes):
    return client.post(reverse("wagtaildocs:add"), {"title": "附件", "file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_it_is_refused_with_the_reason(editor_client, nothing_left, name, content, reason):
    before = Attachment.objects.count()
    answer = upload(editor_client, name, content)
    assert answer.status_code == 200
    assert reason in str(answer.context["form"].errors["file"])
    assert Attachment.objects.count() == before


def test_many_at_once_and_the_chooser_refuse_it_too(editor_client, nothing_left):
    answer = editor_client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "x", "files[]": SimpleUploadedFile("page.pdf", HTML)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "对不上" in answer.json()["error_message"]
    chooser = {"document-chooser-upload-title": "x", "document-chooser-upload-file": SimpleUploadedFile("a.pdf", HTML)}
    answer = editor_client.post(reverse("wagtaildocs_chooser:create"), chooser)
    assert answer.json()["step"] == "reshow_creation_form"


def test_a_new_version_is_looked_at_like_the_first(editor_client):
    paper = Attachment.objects.latest("pk")
    kept = paper.file.name
    form = {"title": paper.title, "file": SimpleUploadedFile("page.pdf", HTML)}
    answer = editor_client.post(reverse("wagtaildocs:edit", args=[paper.pk]), form)
    assert "对不上" in str(answer.context["form"].errors["file"])
    paper.refresh_from_db()
    assert paper.file.name == kept


@pytest.fixture
def kept(editor_client):
    """Upload a document; the record made of it."""
    made: list[Attachment] = []

    def keep(name: str, content: bytes) -> Attachment:
        before = Attachment.objects.count()
        answer = upload(editor_client, name, content)
        assert answer.status_code == 302, answer.context["form"].errors
        assert Attachment.objects.count() == before + 1
        made.append(Attachment.objects.latest("pk"))
        return made[-1]

    yield keep
    for paper in made:
        paper.file.storage.delete_now(paper.file.name)


LEGAL = [
    ("utf-8.txt", "你好".encode()),
    ("gbk.csv", "商户,牌匾".encode("gb18030")),
    ("excel.csv", "商户,牌匾".encode("utf-16")),
    ("bom.csv", "商户".encode("utf-8-sig")),
    ("plain.docx", office(WORD)),
    ("plain.odt", zipped({"mimetype": ODT, "content.xml": b"<x/>"})),
]


@pytest.mark.parametrize(("name", "content"), LEGAL, ids=[name for name, _ in LEGAL])
def test_what_officials_really_send_is_taken(kept, name, content):
    with kept(name, content).file.open("rb") as file:
        assert file.read() == content


NAMES = [
    "../../etc/evil.txt",
    "..\\..\\evil.txt",
    "报\u200b告.txt",
    "名" * 240 + ".txt",
    ".txt.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_says_only_what_it_is(kept, client, name):
    paper = kept(name, "你好".encode())
    assert paper.file.name.startswith("documents/")
    assert ".." not in paper.file.name
    assert paper.file.name.isprintable()
    assert len(paper.filename.encode()) < 255
    assert client.get(paper.download_url).status_code in (200, 404)


def test_every_kind_that_is_taken_is_looked_into(settings):
    assert set(settings.WAGTAILDOCS_EXTENSIONS) == set(CHECKS)


PAPER = DEMO_DIR / "papers" / "kai-men-qian-jian-cha-biao.pdf"


def test_a_download_is_saved_and_never_run(kept, editor_client):
    for name, content in (("a.pdf", PAPER.read_bytes()), ("a.txt", b"hello")):
        answer = editor_client.get(kept(name, content).download_url)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Content-Encoding" not in answer
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
