"""Does a document's content match its extension, and does it carry nothing that runs or bursts?"""

import re
import zipfile
from collections.abc import Callable
from typing import IO

from django.core.exceptions import ValidationError

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_ENTRIES = 5000
STEEPEST = 200  # times a part may grow when unpacked; real office files stay below 100
_SMALL = MEGABYTE  # parts below this may grow as they like

_MARKUP = re.compile(rb"\A\s*<(?:!doctype|html|head|body|script|svg|\?xml|iframe|\?php|!--)", re.I)
_OPEN_XML = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_MISMATCH = "文件内容和扩展名 .{} 对不上，或者文件已损坏。请用原来的软件打开，另存后再上传。"


def check_content(file: IO[bytes], extension: str) -> None:
    """Raise a ValidationError with the reason unless the file is plainly of the kind its extension names."""
    if extension not in CHECKS:
        raise ValidationError(f"不收这种文件。可以上传：{'、'.join(sorted(CHECKS))}。", code="extension")
    file.seek(0)
    try:
        CHECKS[extension](file, extension)
    finally:
        file.seek(0)


def _refuse(extension: str) -> ValidationError:
    return ValidationError(_MISMATCH.format(extension), code="content")


def _pdf(file: IO[bytes], extension: str) -> None:
    if file.read(5) != b"%PDF-":
        raise _refuse(extension)


def _text(file: IO[bytes], extension: str) -> None:
    content = file.read()
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise ValidationError("这其实是一个网页，只是名字像文本或表格。请另存为真正的文本再上传。", code="markup")
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    if b"\0" in content and encodings != ["utf-16"]:
        raise _refuse(extension)
    if not any(_decodes(content, encoding) for encoding in encodings):
        raise _refuse(extension)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        return not _MARKUP.match(content.decode(encoding).encode())
    except UnicodeError:
        return False


def _office(file: IO[bytes], extension: str) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bombs(archive)
            if not _is_kind(archive, extension):
                raise _refuse(extension)
            _refuse_macros(archive)
    except ValidationError:
        raise
    except Exception as error:  # damaged archives raise many kinds, those of zlib and lzma too
        raise _refuse(extension) from error


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    steep = (one for one in entries if one.file_size > max(_SMALL, one.compress_size * STEEPEST))
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > LARGEST_UNPACKED or any(steep):
        raise ValidationError("这个文件展开后大得不正常，不收。请把内容复制到新文件里再上传。", code="bomb")
    if any(one.flag_bits & 1 for one in entries):
        raise ValidationError("这个文件设了密码，读者打不开。请取消密码，另存后再上传。", code="locked")


def _is_kind(archive: zipfile.ZipFile, extension: str) -> bool:
    if extension in _OPEN_DOCUMENT:
        return archive.read("mimetype").strip() == _OPEN_DOCUMENT[extension]
    return {"[Content_Types].xml", _OPEN_XML[extension]} <= set(archive.namelist())


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    names = [name.lower() for name in archive.namelist()]
    types = archive.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    runs = [name for name in names if name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/"))]
    if runs or b"macroenabled" in types.lower():
        raise ValidationError("带宏的文件不收。请另存为不带宏的文件再上传。", code="macro")


#: The only extensions there are, each with its check.
CHECKS: dict[str, Callable[[IO[bytes], str], None]] = {
    "pdf": _pdf,
    "txt": _text,
    "csv": _text,
    **dict.fromkeys([*_OPEN_XML, *_OPEN_DOCUMENT], _office),
}
