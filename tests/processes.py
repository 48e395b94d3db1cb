"""Programs in processes of their own on the tests' own database, watched line by line."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from .postgres import address_in


def tests_database() -> str:
    """The address of the database this test runs on."""
    there = connection.settings_dict
    return address_in(there) if connection.vendor == "postgresql" else f"sqlite:///{Path(there['NAME']).resolve()}"


@contextmanager
def running(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Python program, ended with the block whatever it does."""
    env = os.environ | {
        "DATABASE_URL": tests_database(),
        "DJANGO_SETTINGS_MODULE": "yuzhong.settings_test",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
    }
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], word: str) -> str:
    """Wait for a line that begins with a word, and return it."""
    assert process.stdout is not None
    seen = ""
    for line in process.stdout:
        seen += line
        if line.startswith(word):
            return line
    raise AssertionError(f"ended before {word}: {seen}")


def go_on(process: subprocess.Popen[str], steps: int = 1) -> None:
    """Let a program that waits for a line before each step take the next ones."""
    assert process.stdin is not None
    process.stdin.write("\n" * steps)
    process.stdin.flush()
