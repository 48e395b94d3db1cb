"""The line in which writers wait for SQLite's one place, across threads and processes."""

import fcntl
import os
import struct
import time
from pathlib import Path

_LOOK_EVERY = 0.005  # seconds
_LOCK = "hhqqi0q"  # C's `struct flock`: kind, from where, start, length, whose
_FOR_EVER = 0  # the length that reaches to the end


class WriterQueue:
    """Places are locked bytes of a file beside the database: who comes locks the one behind the last, and waits until
    no byte before it is locked.

    SQLite lets waiting writers look again ever more seldom, and whoever writes several times in a row is always
    faster: under eight writers one of them waits until it gives up. A killed process leaves the line with its locks.
    """

    #: Whether this system has locks that belong to an open file, not to a process.
    is_possible = hasattr(fcntl, "F_OFD_SETLK")

    def __init__(self, database: Path, patience: float) -> None:
        """For a database file; `patience` in seconds."""
        self._patience = patience
        self._path = database.with_name(f"{database.name}-line")
        self._file: int | None = None
        self._place = 0
        self._depth = 0

    def enter(self) -> bool:
        """Wait for the turn; False if it did not come in time. Whoever has it may enter again."""
        if self._depth == 0:
            self._draw_a_place()
            end = time.monotonic() + self._patience
            while self._place and self._first_locked(0, self._place) is not None:
                if time.monotonic() >= end:
                    self._lock(fcntl.F_UNLCK)
                    return False
                time.sleep(_LOOK_EVERY)
        self._depth += 1
        return True

    def leave(self) -> None:
        """Let the next one write; nothing happens to who is not at its turn."""
        if self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._lock(fcntl.F_UNLCK)

    def close(self) -> None:
        """Leave for good."""
        self._depth = 0
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _draw_a_place(self) -> None:
        """Lock the byte behind the last locked one; one by one, so that no two draw at once."""
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            self._place = 0
            while (taken := self._first_locked(self._place, _FOR_EVER)) is not None:
                self._place = taken + 1
            self._lock(fcntl.F_WRLCK)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _first_locked(self, start: int, length: int) -> int | None:
        """A byte that another writer has locked in a stretch."""
        kind, _, found, _, _ = self._ask(fcntl.F_OFD_GETLK, fcntl.F_WRLCK, start, length)
        return None if kind == fcntl.F_UNLCK else found

    def _lock(self, kind: int) -> None:
        self._ask(fcntl.F_OFD_SETLK, kind, self._place, 1)

    def _ask(self, command: int, kind: int, start: int, length: int) -> tuple[int, int, int, int, int]:
        if self._file is None:
            raise ValueError("nobody is in the line")
        answer = fcntl.fcntl(self._file, command, struct.pack(_LOCK, kind, os.SEEK_SET, start, length, 0))
        kind, whence, start, length, owner = struct.unpack(_LOCK, answer)
        return kind, whence, start, length, owner
