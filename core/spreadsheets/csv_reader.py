"""Lists as text: any encoding Chinese programs write, any usual separator, quotes that must be closed."""

import csv
import io
import re
from collections.abc import Iterator
from statistics import median_low

from core.refusal import UserFacingError

from .sheets import Row, Sheet

_SEPARATORS = ",\t;|"
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_FIRST_LINES = 20
_SWALLOWED = 3  # separators beside a line break inside one cell: the cell holds rows
_COMMON = {"gb18030": range(0xB0, 0xD8), "big5hkscs": range(0xA4, 0xC7)}  # first bytes of the usual characters


def read_csv(data: bytes) -> Iterator[Sheet]:
    """The one sheet; raise UserFacingError when a quote is not closed or nothing can be made of the bytes."""
    text = decoded(data).removeprefix("\ufeff")
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    yield Sheet("", _rows(text[said.end() :] if said else text, separator), is_active=True)


def _rows(text: str, separator: str) -> Iterator[Row]:
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserFacingError(_unclosed(number + 1)) from error
        number += 1
        if any("\n" in cell and cell.count(separator) >= _SWALLOWED for cell in cells):
            raise UserFacingError(_unclosed(number))
        yield Row(number, False, cells)


def _unclosed(number: int) -> str:
    return (
        f'第 {number} 行有一个引号（"）没有配对，后面的行会混成一格，因此没有读取。'
        "请用 Excel 打开核对这一行，删去多余的引号再上传。"
    )


def _separator(text: str) -> str:
    """What stands equally often in most of the first lines."""
    lines = [_QUOTED.sub("", line) for line in text[:20_000].splitlines()[:_FIRST_LINES] if line.strip()]
    if not lines:
        return ","
    return max(_SEPARATORS, key=lambda sign: (median_low([line.count(sign) for line in lines]), lines[0].count(sign)))


def decoded(data: bytes) -> str:
    """The text of a file; raise UserFacingError for bytes that are no text."""
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data[:200]:
        little = data[1:200:2].count(0) > data[0:200:2].count(0)
        return _strictly(data, "utf-16-le" if little else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_two_bytes(data)


def _of_two_bytes(data: bytes) -> str:
    """Of the mainland's encoding or Taiwan's and Hong Kong's: nearly all bytes fit both, usual characters tell."""
    texts = {}
    for encoding, common in _COMMON.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        pairs = [sign.encode(encoding) for sign in text[:20_000] if not sign.isascii()]
        usual = sum(len(pair) == 2 and pair[0] in common for pair in pairs)
        texts[encoding] = (usual / max(1, len(pairs)), text)
    if not texts:
        return _strictly(data, "utf-16-le")
    return max(texts.values(), key=lambda one: one[0])[1]


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserFacingError(
            "这个文件的文字编码认不出来，或者文件不完整。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。"
        ) from error
