"""From the running site to one file."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from core.backup_facts import backup_facts

from .archive import ArchiveError, Writer
from .media import PREFIX, chunks_of, media_files
from .snapshot import one_moment
from .tables import BackupTable, tables

Report = Callable[[str], None]
TABLES = "tables/"


def write_backup(path: Path, report: Report) -> dict[str, Any]:
    """Write the archive and return its facts; nothing appears under `path` until it is whole.

    Raises ArchiveError if the file exists already: a backup never replaces another.
    """
    if path.exists():
        raise ArchiveError(f"{path} 已经存在，请换一个文件名。")
    draft = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with draft.open("wb") as file:
            draft.chmod(0o600)  # accounts and what readers wrote are in it
            facts = _fill(Writer(file), report)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return facts


def applied_migrations() -> list[str]:
    """The shape of the database, as the migrations that made it."""
    from django.db import connection

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _fill(writer: Writer, report: Report) -> dict[str, Any]:
    facts: dict[str, Any] = {"made_at": timezone.now().isoformat(), "keys": _keys()}
    with one_moment():
        facts |= backup_facts()
        facts["migrations"] = applied_migrations()
        facts["rows"] = {table.label: _add(writer, table, report) for table in tables()}
    files = list(media_files())
    for number, name in enumerate(files, 1):
        writer.add(f"{PREFIX}{name}", chunks_of(name))
        if number % 200 == 0 or number == len(files):
            report(f"文件 {number}/{len(files)}")
    facts["files"] = len(files)
    writer.close(facts)
    return facts


def _add(writer: Writer, table: BackupTable, report: Report) -> int:
    counted = _Counted(table.lines())
    writer.add(f"{TABLES}{table.label}.jsonl", counted)
    if counted.number:
        report(f"{table.label}：{counted.number} 行")
    return counted.number


class _Counted:
    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self.number = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.number += 1
            yield line


def _keys() -> list[str]:
    """The names of the signing keys, never the keys: those are kept apart, by the operator."""
    folder = Path(settings.VAR_DIR) / "keys"
    return sorted(key.name for key in folder.glob("*")) if folder.is_dir() else []
