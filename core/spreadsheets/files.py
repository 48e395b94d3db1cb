"""What kind of file was uploaded, by its content; what cannot be a list is refused. Used by the reading process too."""

import zipfile
import zlib
from typing import BinaryIO

from core.refusal import UserFacingError

MEGABYTE = 1024 * 1024
LARGEST = 30 * MEGABYTE  # of an upload
LARGEST_UNPACKED = 400 * MEGABYTE  # of what an upload unpacks to
EXTENSIONS = ("xlsx", "xlsb", "xls", "et", "ods", "csv")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_SAVE_AS = "请用 Excel 或 WPS 打开它，另存为 .xlsx 后再上传。"
_LOCKED = "这个文件设了打开密码，读不了。请在 Excel 或 WPS 里取消密码，另存后再上传。"
_BROKEN = f"这个文件已损坏或不完整。{_SAVE_AS}"
_UNKNOWN = "这个文件不是表格。请上传 xlsx、xlsb、xls、et、ods 或 csv 文件。"
_LOOKS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "这是 PDF 文件。请找到它原来的 Excel 表格再上传。"),
    (b"\x89PNG", "这是图片，不是表格。"),
    (b"\xff\xd8\xff", "这是图片，不是表格。"),
    (b"Rar!", "这是压缩包。请先解压，再上传里面的表格。"),
    (b"7z\xbc\xaf", "这是压缩包。请先解压，再上传里面的表格。"),
)


def check_size(size: int) -> None:
    """Raise UserFacingError for an empty file and for one that is too large."""
    if not size:
        raise UserFacingError("这个文件是空的，请核对是否选错了文件。")
    if size > LARGEST:
        raise UserFacingError(f"文件有 {size // MEGABYTE} MB，最大 {LARGEST // MEGABYTE} MB。请分成几个文件导入。")


def kind_of(file: BinaryIO, extension: str, size: int) -> str:
    """xlsx, xlsb, xls, ods or csv; raise UserFacingError for all else. `extension` is lower case, without its dot."""
    check_size(size)
    file.seek(0)
    head = file.read(4096)
    for sign, reason in _LOOKS:
        if head.startswith(sign):
            raise UserFacingError(reason)
    if head.startswith(b"PK"):
        return _kind_of_zip(file)
    if head.startswith(_OLE):
        return _kind_of_ole(file)
    return _kind_of_text(head, extension)


def _kind_of_zip(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            names = {entry.orig_filename.replace("\\", "/") for entry in entries}
            manifest = archive.read("META-INF/manifest.xml") if _is_small(archive, "META-INF/manifest.xml") else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
        raise UserFacingError(_BROKEN) from error
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise UserFacingError("这个文件展开后大得不正常，不予读取。请把名单复制到新的空白表格里再上传。")
    if any(entry.flag_bits & 1 for entry in entries) or b"encryption-data" in manifest:
        raise UserFacingError(_LOCKED)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and b"opendocument.spreadsheet" in manifest:
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "word/document.xml" in names:
        raise UserFacingError("这是 Word 文档。请把里面的表格复制到 Excel，存成 .xlsx 后再上传。")
    raise UserFacingError("这是压缩包或别的文件，不是表格。请上传 xlsx、xlsb、xls、et、ods 或 csv 文件。")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < MEGABYTE


def _kind_of_ole(file: BinaryIO) -> str:
    file.seek(0)
    content = file.read(LARGEST)
    if _wide("EncryptedPackage") in content:
        raise UserFacingError(_LOCKED)
    if _wide("Workbook") not in content and _wide("Book") not in content:
        raise UserFacingError("这是旧版 Word 或别的文件，不是表格。请上传 xlsx、xlsb、xls、et、ods 或 csv 文件。")
    return "xls"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_tabbed(head: bytes) -> bool:
    """Whether this is text between tabs, which many systems export under the name .xls."""
    return b"\t" in head and (head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head)


def _kind_of_text(head: bytes, extension: str) -> str:
    if _XML_SHEET in head:
        raise UserFacingError(f"这是“XML 表格 2003”文件，网站不读这一种。{_SAVE_AS}")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise UserFacingError(f"这其实是一个网页，只是名字像表格（有些系统导出的 .xls 就是这样）。{_SAVE_AS}")
    if extension in ("csv", "txt", "tsv") or (extension in EXTENSIONS and _is_tabbed(head)):
        return "csv"
    raise UserFacingError(_BROKEN if extension in ("xlsx", "xlsb", "xls", "et", "ods") else _UNKNOWN)
