"""The records of a binary workbook's parts, [MS-XLSB] 2.1.4: what kind, and the bytes."""

import struct
import zipfile
from collections.abc import Collection, Iterator
from typing import IO, Any

_BLOCK = 1024 * 1024  # bytes
_HEAD = 6  # bytes at most before a record's content
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


def records(archive: zipfile.ZipFile, part: str, wanted: Collection[int]) -> Iterator[tuple[int, Fields]]:
    """Each record of a part that is of a wanted kind; none where there is no such part. EOFError for half a record."""
    if part not in archive.namelist():
        return
    with archive.open(part) as source:
        buffer, at = _filled(source, b"", 0, 1), 0
        while at < len(buffer):
            kind, at = _varying(buffer, at, 2)
            size, at = _varying(buffer, at, 4)
            if len(buffer) - at < size + _HEAD:
                buffer, at = _filled(source, buffer, at, size), 0
            if kind in wanted:
                yield kind, Fields(buffer[at : at + size])
            at += size


def _filled(source: IO[bytes], buffer: bytes, at: int, needed: int) -> bytes:
    """What is left of the buffer with at least `needed` bytes and the head of the next record, if it is there."""
    pieces = [buffer[at:]]
    there = len(pieces[0])
    while there < needed + _HEAD and (more := source.read(_BLOCK)):
        pieces.append(more)
        there += len(more)
        if there > _LARGEST:
            break
    if there < needed and buffer:
        raise EOFError
    return b"".join(pieces)


def _varying(buffer: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of up to `longest` bytes of seven bits, the lowest first, and where it ends."""
    value = 0
    for place in range(min(longest, len(buffer) - at)):
        byte = buffer[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at + place + 1
    if at + longest > len(buffer):
        raise EOFError
    return value, at + longest
