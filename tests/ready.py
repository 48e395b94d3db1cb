"""A site as `migrate` and `demo` leave it, made once and copied wherever a test needs one.

Made anew when a migration or the demo changes; styles and scripts are collected anew when they change.
Kept under `var/ready`, and on PostgreSQL as a database of its own.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "ready"
SOURCES = (
    "*/migrations/*.py",
    "home/seeding/*.py",
    "home/demo/**/*",
    "home/management/commands/demo.py",
    "requirements*.txt",
)
LOOKS = ("static/**/*", "*/static/**/*")


def ready() -> Path:
    """A folder with `db.sqlite3`, `media` and `static`, to be copied and never written to."""
    folder = KEPT / _state()
    with _alone("sqlite"):
        if not folder.exists():
            shutil.rmtree(KEPT, ignore_errors=True)
            draft = KEPT / secrets.token_hex(4)
            draft.mkdir(parents=True)
            _make(draft, f"sqlite:///{draft / 'db.sqlite3'}")
            (draft / "looks").write_text(_digest(LOOKS))
            draft.rename(folder)
        _collect_looks(folder)
    return folder


def _collect_looks(folder: Path) -> None:
    """Styles and scripts as they are now."""
    note, looks = folder / "looks", _digest(LOOKS)
    if not note.exists() or note.read_text() != looks:
        _run(folder, f"sqlite:///{folder / 'db.sqlite3'}", ["collectstatic", "--noinput", "-v0"])
        note.write_text(looks)


def copy_to(var: Path) -> None:
    """Lay the ready site into a folder of data."""
    source = ready()
    var.mkdir(parents=True, exist_ok=True)
    _copy_database(source, var / "db.sqlite3")
    for part in ("media", "static"):
        shutil.copytree(source / part, var / part, dirs_exist_ok=True)


def hand_out(database: dict[str, Any], media: Path) -> None:
    """See that the tests' database exists and holds the demo as it is now, with its pictures in `media`."""
    if database["ENGINE"].endswith("sqlite3"):
        made = _hand_out_file(Path(database["TEST"]["NAME"]))
    else:
        made = _hand_out_postgres(database)
    if made:
        shutil.copytree(ready() / "media", media, dirs_exist_ok=True)


def put_back(media: Path) -> None:
    """Lay down anew each file of the demo that a test moved or deleted."""
    source = ready() / "media"
    for file in source.rglob("*"):
        target = media / file.relative_to(source)
        if file.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)


def _hand_out_file(target: Path) -> bool:
    note = target.with_name(f"{target.name}.state")
    if target.exists() and note.exists() and note.read_text() == _state():
        return False
    for end in ("", "-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy_database(ready(), target)
    note.write_text(_state())
    return True


def _hand_out_postgres(database: dict[str, Any]) -> bool:
    name = database["TEST"]["NAME"] or f"test_{database['NAME']}"
    template = f"ready_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"
    with _alone("postgres"), _server(database) as server:
        if _state_of(server, name) == _state():
            return False
        if _state_of(server, template) != _state():
            _anew(server, template)
            folder = KEPT.with_name("ready-postgres")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            _make(folder, _url(database, template))
            shutil.rmtree(folder)
            _note(server, template)
        _anew(server, name, template)
        _note(server, name)
    return True


def _make(folder: Path, database: str) -> None:
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
        _run(folder, database, command)


def _run(folder: Path, database: str, command: list[str]) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "yuzhong.settings",
        "SECRET_KEY": "only-for-tests",
        "HTTPS": "off",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database,
    }
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command], env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _state() -> str:
    """What the content follows from, as one word."""
    return _digest(SOURCES)


def _digest(patterns: tuple[str, ...]) -> str:
    """What the files are named and hold, as one word; what was collected under `var` is no source."""
    named = {path for pattern in patterns for path in ROOT.glob(pattern)}
    found = sorted(path for path in named if path.is_file() and not path.is_relative_to(KEPT.parent))
    digest = hashlib.sha256(sys.executable.encode())
    for path in found:
        digest.update(f"{path.relative_to(ROOT)}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _copy_database(source: Path, target: Path) -> None:
    with sqlite3.connect(source / "db.sqlite3") as original, sqlite3.connect(target) as copy:
        original.backup(copy)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time."""
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with (KEPT.parent / f"ready-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _url(database: dict[str, Any], name: str) -> str:
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT'] or 5432}/{name}"


@contextmanager
def _server(database: dict[str, Any]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(_url(database, database["NAME"]), autocommit=True, connect_timeout=5) as server:
        yield server


def _state_of(server: psycopg.Connection, name: str) -> str | None:
    asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    row = server.execute(asked, [name]).fetchone()
    return row and row[0]


def _anew(server: psycopg.Connection, name: str, template: str = "template1") -> None:
    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
    server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())


def _note(server: psycopg.Connection, name: str) -> None:
    server.execute(f"COMMENT ON DATABASE \"{name}\" IS '{_state()}'".encode())
