"""The records of a binary workbook's parts, [MS-XLSB] 2.1.4: what kind, and the bytes."""

import struct
import zipfile
from collections.abc import Iterator
from typing import Any

_BLOCK = 1024 * 1024  # bytes
_LARGEST = 16 * 1024 * 1024  # bytes of a record


class Fields:
    """The bytes of a record, read from its beginning."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> Any:
        """The next number, in the letters of `struct`."""
        [value] = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return value

    def text(self) -> str:
        """The next text; one that is null says nothing."""
        length = self.take("I")
        if length == 0xFFFFFFFF:
            return ""
        start, self.at = self.at, self.at + 2 * length
        return self.data[start : self.at].decode("utf-16-le", "replace")

    def numbers(self, form: str, many: int) -> list[int]:
        """The next so many numbers of one kind."""
        return [self.take(form) for _ in range(many)]


def records(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, Fields]]:
    """Each record of a part; none where there is no such part. Raise EOFError for half a record."""
    if part not in archive.namelist():
        return
    with archive.open(part) as source:
        buffer, at = b"", 0
        while True:
            if len(buffer) - at < _BLOCK and (more := source.read(_BLOCK)):
                buffer, at = buffer[at:] + more, 0
            if at >= len(buffer):
                return
            kind, at = _varying(buffer, at, 2)
            size, at = _varying(buffer, at, 4)
            if size > _LARGEST:
                raise EOFError
            while len(buffer) - at < size:
                if not (more := source.read(_BLOCK)):
                    raise EOFError
                buffer += more
            yield kind, Fields(buffer[at : at + size])
            at += size


def _varying(buffer: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of up to `longest` bytes of seven bits, the lowest first, and where it ends; the kind keeps all bits."""
    value = 0
    for place in range(longest):
        if at >= len(buffer):
            raise EOFError
        byte = buffer[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at
