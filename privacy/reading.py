"""The texts inside attached files, within limits of size and time. Raises UnreadableError with a Chinese reason.

Words in scanned pages are pictures and are not read; docs/editors.md says so.
"""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.sax import ContentHandler, SAXException, handler, make_parser

import openpyxl
import pypdf

SECONDS = 20.0  # for one file
UNPACKED = 100 * 1024 * 1024  # bytes
PIECES = 300_000  # cells, paragraphs
PAGES = 1000


class UnreadableError(Exception):
    """A file whose text cannot be looked at."""


def pieces(file: IO[bytes], name: str) -> Iterator[tuple[str, str]]:
    """Each piece of text with its place, such as “第 3 页”."""
    kind = name.rpartition(".")[2].lower()
    reader = {"pdf": _pdf, "xlsx": _xlsx, "csv": _plain, "txt": _plain}.get(kind, _zipped_xml)
    until = time.monotonic() + SECONDS
    try:
        for number, piece in enumerate(reader(file)):
            if number > PIECES or time.monotonic() > until:
                raise UnreadableError("文件太大，没有查完")
            yield piece
    except UnreadableError:
        raise
    except Exception as error:  # parsers of foreign files raise all kinds
        raise UnreadableError("文件打不开或已损坏") from error


def _pdf(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    document = pypdf.PdfReader(file)
    if document.is_encrypted and not document.decrypt(""):
        raise UnreadableError("文件设了密码")
    if len(document.pages) > PAGES:
        raise UnreadableError(f"超过 {PAGES} 页")
    for key, value in (document.metadata or {}).items():
        yield f"文件属性 {str(key).lstrip('/')}", str(value)
    for number, page in enumerate(document.pages, 1):
        yield f"第 {number} 页", page.extract_text()


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


_PARTS = {"word/document.xml": "正文", "content.xml": "正文", "docProps/core.xml": "文件属性", "meta.xml": "文件属性"}


def _paragraphs(source: bytes) -> list[str]:
    parser, content = make_parser(), _Paragraphs()  # noqa: S317 -- declarations are refused below
    parser.setFeature(handler.feature_external_ges, False)
    parser.setContentHandler(content)
    if b"<!DOCTYPE" in source[:4096] or b"<!ENTITY" in source:
        raise UnreadableError("文件里有不该有的声明")
    try:
        parser.parse(io.BytesIO(source))
    except SAXException as error:
        raise UnreadableError("文件打不开或已损坏") from error
    return content.lines


def _refuse_bombs(file: IO[bytes]) -> None:
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED:
            raise UnreadableError("解开后过大")
    file.seek(0)
