"""Is this upload a Word document that can be read safely? The archive is looked at by the reading process."""

import re
import unicodedata
import zipfile
from typing import BinaryIO

from core.refusal import UserFacingError

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE  # of an upload
LARGEST_UNPACKED = 150 * MEGABYTE  # of what it unpacks to
LARGEST_XML = 30 * MEGABYTE  # of one part made of text
MOST_ENTRIES = 3000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 Word 或 WPS 打开它，另存为 .docx 后再上传。"
_BROKEN = f"这个文件已损坏或不完整。{_SAVE_AS}"
_LOCKED = "这个文件设了打开密码，读不了。请在 Word 或 WPS 里取消密码，另存后再上传。"
_OLD = f"这是旧版 .doc 文件，只是名字写成了 .docx。{_SAVE_AS}"
_PROGRAMS = {"exe", "scr", "com", "bat", "cmd", "js", "vbs", "ps1", "msi", "jar", "lnk", "hta", "docm", "dotm"}
_HIDDEN_SIGNS = {"Cc", "Cf"}  # control signs, marks that turn the reading direction
_TYPE_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATION = re.compile(rb"<[\w:]*Relationship\b[^<>]*>")
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def check(file: BinaryIO, name: str, size: int) -> None:
    """Raise UserFacingError unless the file looks like a Word document from outside."""
    check_name(name)
    if not size:
        raise UserFacingError("这个文件是空的，请核对是否选错了文件。")
    if size > LARGEST:
        raise UserFacingError(too_large())
    file.seek(0)
    head = file.read(8)
    if head.startswith(_OLE):
        raise UserFacingError(_LOCKED if "EncryptedPackage".encode("utf-16-le") in file.read(size) else _OLD)
    if head.startswith(b"%PDF"):
        raise UserFacingError("这是 PDF 文件。请找到它原来的 Word 文稿再上传；PDF 可以作为附件放进课里。")
    if not head.startswith(b"PK"):
        raise UserFacingError(f"这个文件不是 Word 文档。{_SAVE_AS}")


def check_name(name: str) -> None:
    """Refuse names that pretend: other kinds, two extensions, marks that turn the reading direction."""
    if any(unicodedata.category(sign) in _HIDDEN_SIGNS for sign in name):
        raise UserFacingError("文件名里有看不见的控制符号，这是伪装文件常用的手法。请改名、确认来源后再上传。")
    *stem, extension = name.lower().rsplit("/", 1)[-1].split(".")
    if extension in ("docm", "dotm"):
        raise UserFacingError(f"带宏的 Word 文档（.{extension}）不收。{_SAVE_AS}")
    if extension != "docx":
        raise UserFacingError(f"只收 .docx 文件。{_SAVE_AS}")
    if any(piece.strip() in _PROGRAMS for piece in stem[1:]):
        raise UserFacingError("文件名里夹着程序的扩展名，像是伪装的程序。请确认来源，改名后再上传。")


def too_large() -> str:
    """The sentence for a file above the limit."""
    return f"文件太大，最大 {LARGEST // MEGABYTE} MB。请压缩图片（Word：图片格式 → 压缩图片）或分成几个文件。"


def check_archive(file: BinaryIO) -> None:
    """Raise UserFacingError unless the file is plain Word: no bomb, macro, password or part from elsewhere."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            if "word/document.xml" not in {entry.filename for entry in entries}:
                raise UserFacingError("这是压缩包或别的文件，不是 Word 文档。请上传 .docx 文件。")
            for entry in entries:
                _check_entry(archive, entry)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        raise UserFacingError(_BROKEN) from error
    except Exception as error:
        if isinstance(error, UserFacingError):
            raise
        raise UserFacingError(_BROKEN) from error  # zlib and lzma have errors of their own


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if (
        len(entries) > MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED
        or any(entry.file_size > LARGEST_XML for entry in texts)
    ):
        raise UserFacingError("这个文件展开后大得不正常，像是压缩炸弹，不予读取。请把内容复制到新的空白文档里再上传。")
    if len({entry.filename for entry in entries}) != len(entries):
        raise UserFacingError(_BROKEN)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UserFacingError("这个文件设了密码，读不了。请取消密码，另存后再上传。")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    name = entry.filename.lower()
    if name.endswith("vbaproject.bin"):
        raise UserFacingError(f"这个文档里有宏，不收。{_SAVE_AS}")
    if not name.endswith((".xml", ".rels")):
        return
    text = archive.read(entry).replace(b"\0", b"")  # a part in UTF-16 hides nothing
    if _TYPE_DECLARATION.search(text):
        raise UserFacingError("这个文档里夹带了外部实体声明，正常的 Word 文档没有这种内容，不予读取。")
    if b"macroEnabled" in text and name == "[content_types].xml":
        raise UserFacingError(f"这个文档里有宏，不收。{_SAVE_AS}")
    if name.endswith(".rels"):
        _check_relations(text)


def _check_relations(text: bytes) -> None:
    for relation in _RELATION.findall(text):
        if _OUTSIDE.search(relation) and not _HYPERLINK.search(relation):
            raise UserFacingError(
                "这个文档引用了文档以外的文件（链接的图片、模板或对象），不予读取。"
                "请在 Word 里把图片改为嵌入，另存后再上传。"
            )
