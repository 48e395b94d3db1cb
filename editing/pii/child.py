"""Look for signs of persons in an attached file from standard input; write each as [place, kind, value], a line each.

A reader of `core/sandbox.py`, without Django. Arguments: the extension of the file's name, how many signs at most.
When the text cannot be looked at, or not all of it, the last line is {"unreadable": a Chinese reason}.

Words in scanned pages are pictures and cannot be read: the file counts as one that nobody looked at.
"""

import io
import json
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import IO
from xml.sax import ContentHandler, SAXException, handler, make_parser

import openpyxl
import pypdf

from core.refusal import UserFacingError

from .detectors import find_pii

SECONDS = 20.0  # of processor time for one file
UNPACKED = 100 * 1024 * 1024  # bytes
PIECES = 300_000  # cells, paragraphs
PAGES = 1000


def main(arguments: list[str]) -> None:
    """Tell the signs that stand in the file."""
    extension, most = arguments[0], int(arguments[1])
    found = _signs(io.BytesIO(sys.stdin.buffer.read()), extension)
    try:
        for line in islice(found, most):
            sys.stdout.write(json.dumps(line) + "\n")
    except UserFacingError as error:
        sys.stdout.write(json.dumps({"unreadable": str(error)}) + "\n")


def _signs(file: IO[bytes], extension: str) -> Iterator[tuple[str, str, str]]:
    return ((place, sign.kind, sign.value) for place, text in _pieces(file, extension) for sign in find_pii(text))


def _pieces(file: IO[bytes], extension: str) -> Iterator[tuple[str, str]]:
    """Each piece of text with its place, such as “第 3 页”."""
    reader = {"pdf": _pdf, "xlsx": _xlsx, "csv": _plain, "txt": _plain}.get(extension, _zipped_xml)
    until = time.process_time() + SECONDS
    try:
        for number, piece in enumerate(reader(file)):
            if number > PIECES or time.process_time() > until:
                raise UserFacingError("文件太大，没有查完")
            yield piece
    except (UserFacingError, MemoryError):
        raise
    except Exception as error:  # parsers of foreign files raise all kinds
        raise UserFacingError("文件打不开或已损坏") from error


def _pdf(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    document = pypdf.PdfReader(file)
    if document.is_encrypted and not document.decrypt(""):
        raise UserFacingError("文件设了密码")
    if len(document.pages) > PAGES:
        raise UserFacingError(f"超过 {PAGES} 页")
    for key, value in (document.metadata or {}).items():
        yield f"文件属性 {str(key).lstrip('/')}", str(value)
    scanned: list[str] = []
    for number, page in enumerate(document.pages, 1):
        text = page.extract_text()
        if not text.strip() and "/XObject" in (page.get("/Resources") or {}):
            scanned.append(str(number))
        yield f"第 {number} 页", text
    if scanned:
        raise UserFacingError(_SCANNED.format("、".join(scanned[:10]) + (" 等" if len(scanned) > 10 else "")))


def _xlsx(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    _refuse_bombs(file)
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        yield "工作表名", sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"工作表“{sheet.title}”{cell.coordinate}", _number(cell.value)
    yield from _zipped_xml(file, only=re.compile(r"comments|docProps|header|drawings"))


def _number(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _plain(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        yield f"第 {number} 行", line


class _Paragraphs(ContentHandler):
    """Joins the pieces into which Word cuts a sentence."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []

    def characters(self, content: str) -> None:
        self.line.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 -- SAX's name
        if name.rpartition(":")[2] in {"p", "h", "tc", "comment", "si"} or name.startswith(("dc:", "cp:", "meta:")):
            self.lines.append("".join(self.line))
            self.line = []

    def endDocument(self) -> None:  # noqa: N802
        self.lines.append("".join(self.line))


def _zipped_xml(file: IO[bytes], only: re.Pattern[str] | None = None) -> Iterator[tuple[str, str]]:
    """Word, PowerPoint and OpenDocument: every text in every part, headers, notes and comments too."""
    _refuse_bombs(file)
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and (only is None or only.search(name)):
                for number, line in enumerate(_paragraphs(archive.read(name)), 1):
                    yield f"{_PARTS.get(name, name)}第 {number} 段", line


_SCANNED = (
    "第 {} 页是扫描的图片，里面的字网站读不出来，也搜索不到。"
    "请用 WPS 或 Acrobat 识别成文字后重新上传；确实没有个人信息的，申请隐私放行，由另一位同事核对"
)
_PARTS = {"word/document.xml": "正文", "content.xml": "正文", "docProps/core.xml": "文件属性", "meta.xml": "文件属性"}


def _paragraphs(source: bytes) -> list[str]:
    parser, content = make_parser(), _Paragraphs()  # noqa: S317 -- declarations are refused below
    parser.setFeature(handler.feature_external_ges, False)
    parser.setContentHandler(content)
    if b"<!DOCTYPE" in source[:4096] or b"<!ENTITY" in source:
        raise UserFacingError("文件里有不该有的声明")
    try:
        parser.parse(io.BytesIO(source))
    except SAXException as error:
        raise UserFacingError("文件打不开或已损坏") from error
    return content.lines


def _refuse_bombs(file: IO[bytes]) -> None:
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED:
            raise UserFacingError("解开后过大")
    file.seek(0)
