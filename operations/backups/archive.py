"""The file: a ZIP whose last entry lists every other with its SHA-256."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

FORMAT = "site-backup/2"
MANIFEST = "manifest.json"
CHUNK = 1 << 20  # bytes

#: What reading a damaged archive raises, by where the damage is: in the directory, a head, a flag or the data.
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError, struct.error)


class ArchiveError(Exception):
    """The archive cannot be trusted; the message says why, in Chinese."""


class Writer:
    """Writes entries one after another, without ever holding one in memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._sums: dict[str, str] = {}

    def add(self, name: str, chunks: Iterable[bytes]) -> str:
        """Add one entry; return its SHA-256."""
        digest = hashlib.sha256()
        with self._zip.open(name, "w", force_zip64=True) as entry:
            for chunk in chunks:
                digest.update(chunk)
                entry.write(chunk)
        self._sums[name] = digest.hexdigest()
        return self._sums[name]

    def close(self, facts: dict[str, Any]) -> None:
        """Write the manifest: without it no archive is whole."""
        manifest = {"format": FORMAT, **facts, "entries": self._sums}
        self._zip.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._zip.close()


class Reader:
    """An archive that is read only after every byte of it was checked."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
            self.manifest: dict[str, Any] = json.loads(self._zip.read(MANIFEST))
        except FileNotFoundError as error:
            raise ArchiveError(f"找不到备份文件：{path}") from error
        except _DAMAGED as error:
            raise ArchiveError("这不是完整的备份文件：打不开，或缺少清单。没有改动任何内容。") from error
        if not isinstance(self.manifest, dict) or self.manifest.get("format") != FORMAT:
            raise ArchiveError("这不是本系统的备份文件，或格式版本不同。没有改动任何内容。")
        self.entries: dict[str, str] = self.manifest["entries"]

    def check(self) -> Iterator[str]:
        """Check every entry, yielding its name; raise ArchiveError at the first that is not as it was written."""
        if set(self._zip.namelist()) != {*self.entries, MANIFEST}:
            raise ArchiveError("备份文件里的内容与清单不一致。没有改动任何内容。")
        for name, expected in self.entries.items():
            if _escapes(name):
                raise ArchiveError(f"备份文件里有越界的文件名：{name}。没有改动任何内容。")
            digest = hashlib.sha256()
            try:
                for chunk in self.chunks(name):
                    digest.update(chunk)
            except _DAMAGED as error:
                raise ArchiveError(f"备份文件已损坏：{name}。没有改动任何内容。") from error
            if digest.hexdigest() != expected:
                raise ArchiveError(f"备份文件已损坏：{name} 的校验值不符。没有改动任何内容。")
            yield name

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of an entry, piece by piece."""
        with self._zip.open(name) as entry:
            while chunk := entry.read(CHUNK):
                yield chunk

    def rows(self, name: str) -> Iterator[list[Any]]:
        """The rows of a table's entry."""
        with self._zip.open(name) as entry:
            for line in entry:
                yield json.loads(line)


def _escapes(name: str) -> bool:
    parts = name.split("/")
    return name.startswith("/") or "\\" in name or "\0" in name or any(part in ("", ".", "..") for part in parts)
