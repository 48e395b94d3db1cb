"""The line in which writers wait for SQLite's one place, across threads and processes."""

import fcntl
import os
import time
from pathlib import Path

_LOOK_EVERY = 0.005  # seconds


class Line:
    """Two locked files: who is next, and who writes. Who has just written must become next again before writing.

    SQLite lets waiting writers look again ever more seldom, and whoever writes in a row is always faster: under eight
    writers one of them waits until it gives up. A killed process leaves the line by itself.
    """

    def __init__(self, database: Path, patience: float) -> None:
        """For a database file; `patience` in seconds."""
        self._patience = patience
        self._paths = [database.with_name(f"{database.name}-{name}") for name in ("next", "turn")]
        self._files: list[int] = []
        self._depth = 0

    def enter(self) -> bool:
        """Wait for the turn; False if it did not come in time. Whoever has it may enter again."""
        if self._depth == 0:
            if not self._files:
                self._files = [os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for path in self._paths]
            following, turn = self._files
            end = time.monotonic() + self._patience
            if not _locked(following, end):
                return False
            try:
                if not _locked(turn, end):
                    return False
            finally:
                fcntl.flock(following, fcntl.LOCK_UN)
        self._depth += 1
        return True

    def leave(self) -> None:
        """Let the next one write; nothing happens to who is not at its turn."""
        if self._depth:
            self._depth -= 1
            if self._depth == 0:
                fcntl.flock(self._files[1], fcntl.LOCK_UN)

    def close(self) -> None:
        """Leave for good."""
        self._depth = 0
        while self._files:
            os.close(self._files.pop())


def _locked(file: int, end: float) -> bool:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(_LOOK_EVERY)
        else:
            return True
