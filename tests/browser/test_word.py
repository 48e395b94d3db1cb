"""Word in, at an editor's desk: a document written by LibreOffice becomes a lesson; bad ones are refused in Chinese."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image
from playwright.sync_api import expect

MEGABYTE = 1024 * 1024
TITLE = "小店用电十件事"


def write(folder: Path) -> Path:
    """A document with headings, both lists, a table and a picture, as LibreOffice writes it."""
    picture = folder / "picture.png"
    Image.effect_noise((320, 200), 60).save(picture)
    document = docx.Document()
    document.add_heading("先看插座", 1)
    for words in ("插座不发热", "电线不破皮"):
        document.add_paragraph(words, style="List Bullet")
    for words in ("先断电", "再叫人"):
        document.add_paragraph(words, style="List Number")
    document.add_heading("多粗的线", 1)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("电器", "线", "空调", "4 平方"), strict=True):
        cell.text = words
    document.add_picture(str(picture))
    document.save(folder / f"{TITLE}.docx")
    for kind, into in (("odt", folder), ("docx", folder / "written")):
        source = folder / f"{TITLE}.{'docx' if kind == 'odt' else 'odt'}"
        office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", kind]
        subprocess.run([*office, "--outdir", into, source], check=True, capture_output=True, timeout=120)
    return folder / "written" / f"{TITLE}.docx"


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有 LibreOffice")
def test_a_document_becomes_a_lesson(author, tmp_path):
    author.goto("/admin/word/")
    author.locator("input[type=file]").set_input_files(write(tmp_path))
    author.get_by_role("button", name="上传并转换").click()
    author.wait_for_url("**/admin/word/*/")
    parts = author.locator(".word-import-part")
    expect(parts).to_have_count(2)
    assert parts.nth(0).locator("ul li").all_inner_texts() == ["插座不发热", "电线不破皮"]
    assert parts.nth(0).locator("ol li").all_inner_texts() == ["先断电", "再叫人"]
    assert parts.nth(1).locator("td, th").all_inner_texts() == ["电器", "线", "空调", "4 平方"]
    picture = parts.nth(1).locator("img")
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 320
    author.get_by_role("button", name="存为草稿").click()
    author.wait_for_url("**/admin/pages/*/edit/")
    expect(author.locator("#id_title")).to_have_value(TITLE)


def bad_files() -> dict[str, tuple[str, bytes | None, str]]:
    """By what is wrong: the file's name, its bytes (None: a bomb), and a word of the answer."""
    return {
        "broken": ("坏了.docx", b"PK\3\4" + b"\0" * 2000, "已损坏"),
        "disguised": ("通知.exe.docx", b"PK\3\4" + b"\0" * 2000, "伪装"),
        "program": ("通知.docx.exe", b"MZ" + b"\0" * 2000, "只收 .docx"),
        "bomb": ("炸弹.docx", None, "压缩炸弹"),
        "large": ("大.docx", b"\0" * (21 * MEGABYTE), "文件太大，最大 20 MB"),
    }


def bomb(path: Path) -> None:
    """Some kilobytes that would unpack to 200 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (200 * MEGABYTE))


@pytest.mark.parametrize("what", bad_files())
def test_a_bad_file_is_refused_in_chinese_and_nothing_kept(author, tmp_path, what):
    name, content, answer = bad_files()[what]
    path = tmp_path / name
    bomb(path) if content is None else path.write_bytes(content)
    author.goto("/admin/word/")
    drafts = author.locator(".word-import-drafts li").count()
    author.locator("input[type=file]").set_input_files(path)
    author.get_by_role("button", name="上传并转换").click()
    expect(author.locator(".word-import-sending [role=status]")).to_contain_text(answer)
    author.reload()
    assert author.locator(".word-import-drafts li").count() == drafts
