"""Copies of the demo's database that a fault may ruin, and processes that work on them until they are killed."""

import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from tests.postgres import address_of, drop, make, visiting
from tests.processes import tests_database

ROOT = Path(__file__).resolve().parents[2]
PRELUDE = """
import sys
sys.path[:0] = [{root!r}, {site!r}]
import django
django.setup()
from django.contrib.auth import get_user_model
admin = get_user_model().objects.get(username="admin")
def say(*words):
    print(*words, flush=True)
"""


@dataclass(frozen=True)
class Copy:
    """A database of its own, with a folder for files."""

    url: str
    folder: Path

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def file(self) -> Path:
        """The database file of a SQLite copy."""
        return Path(self.url.removeprefix("sqlite:///"))

    def start(self, program: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Run a Python program on this copy, with `admin` and `say` at hand."""
        prelude = PRELUDE.format(root=str(ROOT), site=str(ROOT / "site"))
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "yuzhong.settings_test",
            "DATABASE_URL": self.url,
            "VAR_DIR": str(self.folder),
            "ALLOWED_HOSTS": "testserver,localhost",
        }
        command = [sys.executable, "-c", prelude + program, *arguments]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=env | environment, text=True, **pipes)

    def run(self, program: str, *arguments: str, **environment: str) -> str:
        """What a program says, which must end well."""
        process = self.start(program, *arguments, **environment)
        said, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors
        return said

    def rows(self, sql: str) -> list[tuple]:
        """Ask the copy directly."""
        if self.is_sqlite:
            with sqlite3.connect(self.file) as database:
                return database.execute(sql).fetchall()
        with psycopg.connect(self.url) as database:
            return database.execute(sql.encode()).fetchall()

    def settle(self) -> None:
        """Wait until the server has ended what a killed visitor left it to do, be it a commit; SQLite has no server."""
        if self.is_sqlite:
            return
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        end = time.monotonic() + 60
        with psycopg.connect(self.url, autocommit=True) as database:
            while database.execute(others).fetchall() != [(0,)]:
                assert time.monotonic() < end, "the server still works for somebody who is dead"
                time.sleep(0.05)

    def again(self) -> "Copy":
        """Another copy, as this one is now; its files too."""
        return copied(self)

    def drop(self) -> None:
        """Remove what no test needs any more."""
        if not self.is_sqlite:
            with visiting() as server:
                drop(server, _name(self.url))
        shutil.rmtree(self.folder, ignore_errors=True)


def copied(source: Copy) -> Copy:
    """A copy of a copy."""
    folder = source.folder.parent / secrets.token_hex(4)
    shutil.copytree(source.folder, folder, ignore=shutil.ignore_patterns("*.sqlite3*"))
    if source.is_sqlite:
        target = folder / "db.sqlite3"
        with sqlite3.connect(source.file) as original, sqlite3.connect(target) as copy:
            original.backup(copy)
        return Copy(f"sqlite:///{target}", folder)
    name = f"fault_{secrets.token_hex(6)}"
    with visiting() as server:
        make(server, name, _name(source.url))
    return replace(source, url=address_of(name, source.url), folder=folder)


def of_the_tests(folder: Path) -> Copy:
    """A copy of the database the tests run on, with the demo in it."""
    connection.close()  # a template may have no other visitor
    return copied(Copy(tests_database(), _empty(folder)))


def _empty(folder: Path) -> Path:
    """A folder with the demo's pictures and no database."""
    origin = folder / "origin"
    origin.mkdir(parents=True)
    shutil.copytree(settings.MEDIA_ROOT, origin / "media")
    return origin


def _name(url: str) -> str:
    return url.rpartition("/")[2]


@contextmanager
def killed(process: subprocess.Popen[str], after: float) -> Iterator[None]:
    """Let a process begin, kill it so many seconds later, and look at what it left."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("start"):
            break
    else:
        raise AssertionError(process.stderr.read() if process.stderr else "it did not start")
    time.sleep(after)  # the moment of the kill is the point
    process.send_signal(signal.SIGKILL)
    process.communicate()
    yield
