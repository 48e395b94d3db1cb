"""A site as `migrate` and `demo` leave it, made once and copied wherever a test needs one.

Made anew when a migration or the demo changes; styles and scripts are collected anew when they change.
Kept under `var/ready`, one for each environment and kind of database; on PostgreSQL the database itself is a template.
`python -m tests.ready sqlite` makes one beforehand; whoever needs it first makes it otherwise.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal

import psycopg

from .postgres import POSTGRES, address_in, address_of, make, visiting

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "ready" / Path(sys.prefix).name.lstrip(".")
TEMPLATE = f"ready_{hashlib.sha256(str(KEPT).encode()).hexdigest()[:12]}"
SOURCES = (
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "home/seeding/*.py",
    "home/seeding/typst/*",
    "home/demo/**/*",
    "home/management/commands/demo.py",
    "search/words/*",
    "accounts/roles.py",
    "accounts/role_making.py",
    "requirements*.txt",
)
LOOKS = ("static/**/*", "*/static/**/*", "*/*/static/**/*")
Kind = Literal["sqlite", "postgres"]


def copy_to(var: Path, kind: Kind = "sqlite") -> None:
    """Lay the ready site into a folder of data; on PostgreSQL without its database."""
    source = _ready(kind)
    var.mkdir(parents=True, exist_ok=True)
    if kind == "sqlite":
        _copy_database(source, var / "db.sqlite3")
    for part in ("media", "static"):
        shutil.copytree(source / part, var / part, dirs_exist_ok=True)


def template_on(server: str = POSTGRES) -> str:
    """The name of the ready database on a server, to make others from."""
    _ready("postgres", server)
    return TEMPLATE


def hand_out(database: dict[str, Any], media: Path) -> None:
    """See that the tests' database exists and holds the demo as it is now, with its pictures in `media`."""
    kind = _kind(database)
    made = _hand_out_file(Path(database["TEST"]["NAME"])) if kind == "sqlite" else _hand_out_postgres(database)
    if made:
        shutil.copytree(_ready(kind) / "media", media, dirs_exist_ok=True)


def put_back(database: dict[str, Any], media: Path) -> None:
    """Lay down anew each file of the demo that a test moved or deleted."""
    source = _ready(_kind(database)) / "media"
    for file in source.rglob("*"):
        target = media / file.relative_to(source)
        if file.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)


def _kind(database: dict[str, Any]) -> Kind:
    return "sqlite" if database["ENGINE"].endswith("sqlite3") else "postgres"


def _ready(kind: Kind, server: str = POSTGRES) -> Path:
    """A folder with `media`, `static` and perhaps `db.sqlite3`, to be copied and never written to."""
    folder = KEPT / f"{kind}-{_state()}"
    with _alone(kind):
        if not folder.exists() or (kind == "postgres" and not _is_current(server, TEMPLATE)):
            for old in KEPT.glob(f"{kind}-*"):
                shutil.rmtree(old)
            draft = KEPT / f"{kind}-draft"
            draft.mkdir(parents=True)
            _make(draft, f"sqlite:///{draft / 'db.sqlite3'}" if kind == "sqlite" else _new_template(server))
            if kind == "postgres":
                _note(server, TEMPLATE)
            (draft / "looks").write_text(_digest(LOOKS))
            draft.rename(folder)
        _collect_looks(folder)
    return folder


def _new_template(server: str) -> str:
    with visiting(server) as connection:
        make(connection, TEMPLATE)
    return address_of(TEMPLATE, server)


def _collect_looks(folder: Path) -> None:
    """Styles and scripts as they are now."""
    note, looks = folder / "looks", _digest(LOOKS)
    if note.read_text() != looks:
        _run(folder, f"sqlite:///{folder / 'db.sqlite3'}", ["collectstatic", "--noinput", "-v0"])
        note.write_text(looks)


def _hand_out_file(target: Path) -> bool:
    note = target.with_name(f"{target.name}.state")
    if target.exists() and note.exists() and note.read_text() == _state():
        return False
    for end in ("", "-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy_database(_ready("sqlite"), target)
    note.write_text(_state())
    return True


def _hand_out_postgres(database: dict[str, Any]) -> bool:
    server = address_in(database)
    name = database["TEST"]["NAME"] or f"test_{database['NAME']}"
    if _is_current(server, name):
        return False
    template = template_on(server)
    with _alone("template"), visiting(server) as connection:
        make(connection, name, template)
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


@cache
def _state() -> str:
    """What the content follows from, as one word."""
    return _digest(SOURCES)


def _digest(patterns: tuple[str, ...]) -> str:
    """What the files are named and hold, as one word; what was collected under `var` is no source."""
    named = {path for pattern in patterns for path in ROOT.glob(pattern)}
    found = sorted(path for path in named if path.is_file() and not path.is_relative_to(ROOT / "var"))
    digest = hashlib.sha256(Path(sys.prefix).name.encode())
    for path in found:
        digest.update(f"{path.relative_to(ROOT)}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _copy_database(source: Path, target: Path) -> None:
    with sqlite3.connect(source / "db.sqlite3") as original, sqlite3.connect(target) as copy:
        original.backup(copy)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_current(server: str, name: str) -> bool:
    asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with visiting(server) as connection:
        return connection.execute(asked, [name]).fetchone() == (_state(),)


def _note(server: str, name: str) -> None:
    with visiting(server) as connection:
        connection.execute(f"COMMENT ON DATABASE \"{name}\" IS '{_state()}'".encode())


if __name__ == "__main__":
    with suppress(psycopg.OperationalError):  # the tests say by name that it does not answer
        _ready("postgres" if "postgres" in sys.argv else "sqlite")
