"""Counts that all processes of one machine share without Redis and without a database: a file each, a byte a count."""

import hashlib
import os
import random
import time
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

_HEADER = 11  # bytes: the second since 1970 at which the count ends, and a line end
_SWEPT_EVERY = 200  # new counts; on the average


class FileCounts(BaseCache):
    """A cache of counts only: `add`, `incr`, `get`, `clear`. Appending is atomic, so that no count is lost."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._folder = Path(folder)

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Begin to count from `value`; False when the count has begun."""
        path = self._path(key, version)
        self._folder.mkdir(parents=True, exist_ok=True)
        ends = int(self.get_backend_timeout(timeout) or 0)
        with NamedTemporaryFile(dir=self._folder, prefix=".") as whole:
            whole.write(b"%010d\n" % ends + b"." * value)
            whole.flush()
            while not _linked(whole.name, path):
                if self._read(path) is not None:
                    return False
                path.unlink(missing_ok=True)
        if random.random() < 1 / _SWEPT_EVERY:  # noqa: S311 -- nothing secret hangs on it
            self._sweep()
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """One more; ValueError when nothing is counted under this key."""
        path = self._path(key, version)
        if self._read(path) is None:
            raise ValueError(f"no count {key!r}")
        try:
            file = os.open(path, os.O_WRONLY | os.O_APPEND)
        except FileNotFoundError as error:
            raise ValueError(f"no count {key!r}") from error
        try:
            os.write(file, b"." * delta)
            return os.fstat(file).st_size - _HEADER
        finally:
            os.close(file)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The count, or `default`."""
        count = self._read(self._path(key, version))
        return default if count is None else count

    def clear(self) -> None:
        """Forget all counts."""
        for path in self._folder.glob("*"):
            path.unlink(missing_ok=True)

    def _path(self, key: str, version: int | None) -> Path:
        return self._folder / hashlib.sha256(self.make_key(key, version).encode()).hexdigest()[:32]

    def _read(self, path: Path) -> int | None:
        """The count in a file; None when there is none, its time is over, or a stop of the machine tore it."""
        try:
            with path.open("rb") as file:
                ends = int(file.read(_HEADER))
                return os.fstat(file.fileno()).st_size - _HEADER if ends > time.time() else None
        except (FileNotFoundError, ValueError):
            return None

    def _sweep(self) -> None:
        for path in self._folder.glob("[!.]*"):
            if self._read(path) is None:
                path.unlink(missing_ok=True)


def _linked(whole: str, path: Path) -> bool:
    """Whether the finished file got the name, which only one process can give."""
    try:
        os.link(whole, path)
    except FileExistsError:
        return False
    return True
