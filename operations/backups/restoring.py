"""From one file to the running site: checked whole before anything is touched, then all or nothing."""

from pathlib import Path

from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from .archive import ArchiveError, Reader
from .media import MediaRestore
from .tables import deriving_commands, digest_of, empty_all, restart_counters, tables
from .writing import TABLES, Report, _keys, applied_migrations


def restore_backup(path: Path, report: Report) -> None:
    """Replace the content of this site by the archive's.

    Raises ArchiveError, with everything as it was, if the archive is damaged, foreign or from another version.
    """
    reader = Reader(path)
    _check_shape(reader)
    report(f"核对 {len(reader.entries)} 个部分…")
    for _ in reader.check():
        pass
    media = MediaRestore(reader)
    media.lay_ready()
    report("写入数据库…")
    try:
        with transaction.atomic():
            _replace_rows(reader, report)
            media.change_over()
    except IntegrityError as error:
        raise ArchiveError("备份内容前后不一致，已全部退回，没有改动任何内容。") from error
    report("重建推算出来的表和搜索索引…")
    for command in [*deriving_commands(), "update_index"]:
        call_command(command, verbosity=0)
    for missing in sorted(set(reader.manifest["keys"]) - set(_keys())):
        report(f"注意：签名密钥 {missing} 不在本机，请从密钥保管处放回，否则旧凭证无法验证。")


def _check_shape(reader: Reader) -> None:
    expected = {f"{TABLES}{table.label}.jsonl" for table in tables()}
    found = {name for name in reader.entries if name.startswith(TABLES)}
    if expected != found or reader.manifest["migrations"] != applied_migrations():
        raise ArchiveError("备份来自另一个版本：请先装回同一版本并运行 migrate，恢复后再升级。没有改动任何内容。")


def _replace_rows(reader: Reader, report: Report) -> None:
    empty_all()
    for table in tables():
        name = f"{TABLES}{table.label}.jsonl"
        written = table.insert(reader.rows(name))
        if written:
            report(f"{table.label}：{written} 行")
    restart_counters()
    connection.check_constraints()
    for table in tables():
        if digest_of(table)[1] != reader.entries[f"{TABLES}{table.label}.jsonl"]:
            raise ArchiveError(f"{table.label} 写入后与备份不一致，已全部退回，没有改动任何内容。")
