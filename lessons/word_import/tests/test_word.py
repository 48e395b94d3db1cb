"""Word documents through the real upload view: good ones become parts, bad ones leave nothing behind."""

import subprocess
import time
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import Photo
from core.progress import UserFacingError
from lessons.models import LessonPage
from lessons.word_import.files import LARGEST, check_name
from lessons.word_import.models import DraftPicture, WordDraft

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def picture() -> BytesIO:
    content = BytesIO()
    Image.effect_noise((120, 80), 50).convert("RGB").save(content, "PNG")
    content.seek(0)
    return content


def document() -> bytes:
    """As python-docx writes it: title, parts, bold, lists, a table, a picture, a link in the text."""
    paper = docx.Document()
    paper.add_heading("冷链收货", 0)
    paper.add_heading("到货先量温度", 2)
    words = paper.add_paragraph("冷冻品到货")
    words.add_run("低于零下12℃").bold = True
    words.add_run("，<script>alert(1)</script>高了就拒收。")
    for text in ("看车", "看货"):
        paper.add_paragraph(text, style="List Bullet")
    for text in ("开门", "测温"):
        paper.add_paragraph(text, style="List Number")
    paper.add_heading("记录", 2)
    table = paper.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("品名", "温度"), ("鸡翅", "−18℃")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    paper.add_picture(picture())
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def changed(replace: dict[str, bytes], add: dict[str, bytes] | None = None) -> bytes:
    """The document with words of its XML replaced, or with entries added."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(document())) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in replace:
                before, _, after = replace[entry.filename].partition(b"=>")
                assert before in data
                data = data.replace(before, after, 1)
            new.writestr(entry.filename, data)
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return content.getvalue()


def sent(client, name: str, content: bytes) -> str:
    response = client.post(reverse("word_import:upload"), {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 200
    return b"".join(response).decode()


def files_kept() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_a_document_becomes_an_unpublished_lesson(editor_client):
    before = files_kept()
    text = sent(editor_client, "收货.docx", document())
    assert text.count("<progress") == 5
    draft = WordDraft.objects.get()
    assert draft.title == "冷链收货"
    assert [part["title"] for part in draft.parts] == ["到货先量温度", "记录"]
    assert files_kept() == before  # nothing is a file before somebody says yes
    preview = editor_client.get(reverse("word_import:draft", args=[draft.pk])).content.decode()
    assert "<b>低于零下12℃</b>" in preview
    assert "<script>alert" not in preview
    number = draft.pictures.get().number
    assert editor_client.get(reverse("word_import:picture", args=[draft.pk, number]))["Content-Type"] == "image/png"

    response = editor_client.post(reverse("word_import:accept", args=[draft.pk]))
    lesson = LessonPage.objects.in_language().get(title="冷链收货")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert not lesson.live
    first, second = (part.value["body"] for part in lesson.parts)
    assert [block.block_type for block in first] == ["paragraph"]
    html = first[0].value.source
    assert "<ul><li>看车</li><li>看货</li></ul>" in html
    assert "<ol><li>开门</li><li>测温</li></ol>" in html
    assert [block.block_type for block in second] == ["table", "picture"]
    assert [column["heading"] for column in second[0].value.columns] == ["品名", "温度"]
    assert [cell.value for cell in next(iter(second[0].value.rows))] == ["鸡翅", "−18℃"]
    assert second[1].value["picture"].file.storage.exists(second[1].value["picture"].file.name)
    assert not WordDraft.objects.exists()
    assert not DraftPicture.objects.exists()
    assert editor_client.get(response.url).status_code == 200


@pytest.mark.slow
def test_libreoffice_writes_them_too(editor_client, tmp_path):
    source = tmp_path / "shou-huo.html"
    source.write_text(
        "<meta charset=utf-8><h1>第一节</h1><p>先<b>洗手</b>。</p><ul><li>甲<ul><li>甲一</li></ul></li><li>乙</li></ul>"
        "<h1>第二节</h1><table border=1><tr><th>品名</th><th>温度</th></tr><tr><td>鸡翅</td><td>8℃</td></tr></table>",
        encoding="utf-8",
    )
    command = f"soffice --headless -env:UserInstallation=file://{tmp_path}/profile --writer --convert-to docx"
    subprocess.run([*command.split(), "--outdir", tmp_path, source], check=True, capture_output=True)  # noqa: S603
    sent(editor_client, "课.docx", (tmp_path / "shou-huo.docx").read_bytes())
    draft = WordDraft.objects.get()
    assert [part["title"] for part in draft.parts] == ["第一节", "第二节"]
    assert "<b>洗手</b>" in draft.parts[0]["body"][0]["value"]
    assert "甲一" in draft.parts[0]["body"][0]["value"]
    assert draft.parts[1]["body"][0]["value"]["rows"] == [{"values": ["鸡翅", "8℃"]}]


def test_parts_can_be_added_to_a_lesson(editor_client):
    lesson = LessonPage.objects.in_language().get(slug="dian-ti-an-quan")
    live = len(lesson.parts)
    file = SimpleUploadedFile("a.docx", document())
    b"".join(editor_client.post(reverse("word_import:upload"), {"file": file, "lesson": lesson.pk}))
    editor_client.post(reverse("word_import:accept", args=[WordDraft.objects.get().pk]))
    lesson.refresh_from_db()
    assert len(lesson.parts) == live  # readers see nothing of it yet
    assert len(lesson.get_latest_revision_as_object().parts) == live + 2


def bomb() -> bytes:
    return changed({}, {"word/media/bomb.bin": b"\0" * (160 * 1024 * 1024)})


DTD = b'<w:document=><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
WORD = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
OUTSIDE = (
    b"</Relationships>=>"
    b'<Relationship Id="rX" TargetMode="External" Target="http://198.51.100.7/x.png" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.docx", lambda: b"", "是空的"),
        ("断.docx", lambda: document()[:3000], "已损坏"),
        ("乱.docx", lambda: b"PK\3\4" + b"x" * 500, "已损坏"),
        ("坏.docx", lambda: changed({WORD: b"<w:body>=><w:body><w:p>"}), "读不了"),
        ("网页.docx", lambda: b"<html>", "不是 Word 文档"),
        ("旧.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "旧版 .doc"),
        ("锁.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("文.docx", lambda: b"%PDF-1.7", "这是 PDF"),
        ("宏.docm", document, "带宏"),
        ("宏.docx", lambda: changed({}, {"word/vbaProject.bin": b"x"}), "有宏"),
        ("x.exe.docx", document, "伪装的程序"),
        ("通知\u202excod.exe", document, "只收 .docx"),
        ("通知.exe", document, "只收 .docx"),
        ("炸弹.docx", bomb, "压缩炸弹"),
        ("实体.docx", lambda: changed({WORD: DTD}), "外部实体"),
        ("外链.docx", lambda: changed({RELATIONS: OUTSIDE}), "文档以外"),
        ("大.docx", lambda: b"PK" + b"0" * (LARGEST + 100_000), "文件太大"),
    ],
)
def test_a_bad_document_is_refused_and_nothing_is_kept(editor_client, name, content, reason):
    before = files_kept()
    text = sent(editor_client, name, content())
    assert reason in text
    assert not WordDraft.objects.exists()
    assert files_kept() == before


@pytest.mark.parametrize("piece", [b"<Relationship ", b"<Relationship", b"<a:Relationship TargetMode=", b"<", b"<!"])
def test_a_document_made_to_keep_patterns_busy_costs_the_site_nothing(editor_client, piece):
    busy = b"</Relationships>=>" + piece * (8_000_000 // len(piece)) + b"</Relationships>"
    content = changed({RELATIONS: busy})
    begun = time.process_time()
    text = sent(editor_client, "忙.docx", content)
    assert time.process_time() - begun < 3  # seconds of this process
    assert "读不了" in text
    assert not WordDraft.objects.exists()


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\0"])
def test_marks_that_disguise_a_name_are_refused(sign):
    """Django takes them out of an upload's name; should one ever get through, it ends here."""
    with pytest.raises(UserFacingError, match="控制符号"):
        check_name(f"通知{sign}xcod.docx")


def test_a_failure_on_the_way_in_leaves_no_file(editor_client, monkeypatch):
    sent(editor_client, "a.docx", document())
    before, photos = files_kept(), Photo.objects.count()
    draft = WordDraft.objects.get()
    draft.parts[0]["body"].append({"type": "nothing-known", "value": {"number": 99}})
    draft.parts[0]["body"].append({"type": "picture", "value": {"number": 99, "alt": ""}})
    draft.save()
    with pytest.raises(KeyError):
        editor_client.post(reverse("word_import:accept", args=[draft.pk]))
    assert files_kept() == before
    assert Photo.objects.count() == photos


def test_dropping_leaves_nothing(editor_client):
    sent(editor_client, "a.docx", document())
    editor_client.post(reverse("word_import:drop", args=[WordDraft.objects.get().pk]))
    assert not WordDraft.objects.exists()
    assert not DraftPicture.objects.exists()


def test_nobody_else_sees_it(editor_client, client, django_user_model):
    sent(editor_client, "a.docx", document())
    address = reverse("word_import:draft", args=[WordDraft.objects.get().pk])
    other = django_user_model.objects.create_superuser("other-editor")
    client.force_login(other)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302
    assert client.get(reverse("word_import:upload")).status_code == 302


def test_the_upload_is_guarded_against_forgery(django_user_model):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(django_user_model.objects.get(username="admin"))
    response = client.post(reverse("word_import:upload"), {"file": SimpleUploadedFile("a.docx", document())})
    assert response.status_code == 403
    assert not WordDraft.objects.exists()
