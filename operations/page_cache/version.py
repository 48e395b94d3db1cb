"""The version of the content: a random name that every change replaces, seen by every process at once.

A name, not a number: it can never come back, whoever loses a file or a Redis database.
"""

import mmap
import os
import secrets
import threading
import time
from pathlib import Path
from typing import Protocol

from django.conf import settings
from redis.connection import ConnectionPool
from redis.exceptions import RedisError

_LENGTH = 16  # bytes
_AGAIN = 0.2  # seconds
_AWAY = 1  # seconds in which a Redis that did not answer is not asked again: no reader waits for it twice
_PATIENCE = 0.5  # seconds


class SiteVersion(Protocol):
    """Where the version is kept."""

    def current(self) -> bytes | None:
        """The version now; None when nobody can say."""

    def change(self) -> None:
        """Make every page rendered so far old."""


class FileVersion:
    """In a file mapped into every process of one machine: read in less than a microsecond."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, _LENGTH)
            self._bytes = mmap.mmap(descriptor, _LENGTH)
        finally:
            os.close(descriptor)

    def current(self) -> bytes | None:
        return self._bytes[:]

    def change(self) -> None:
        # Two at once may mix their bytes; the mixture is as new as either.
        self._bytes[:] = secrets.token_bytes(_LENGTH)


class RedisVersion:
    """In Redis, for several machines: one round trip a request. Each thread keeps a connection of its own."""

    def __init__(self, url: str, key: str = "page-version") -> None:
        self._pool = ConnectionPool.from_url(url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE)
        self._key = key
        self._away_until = 0.0
        self._local = threading.local()
        self._owing = threading.Lock()

    def current(self) -> bytes | None:
        if time.monotonic() < self._away_until:
            return None
        try:
            answer = self._ask("GET", self._key)
        except (RedisError, OSError):
            self._away_until = time.monotonic() + _AWAY
            return None
        return answer or b"never changed"

    def change(self) -> None:
        # A connection may have died idle, so try twice. While Redis is away no page is kept, for nobody can say the
        # version; but when it comes back with the old one, what could not be told now must be told.
        if not self._changed() and not self._changed():
            threading.Thread(target=self._change_when_back, name="page-version", daemon=True).start()

    def _change_when_back(self) -> None:
        with self._owing:
            while not self._changed():
                threading.Event().wait(_AGAIN)

    def _changed(self) -> bool:
        try:
            self._ask("SET", self._key, secrets.token_bytes(_LENGTH))
        except (RedisError, OSError):
            return False
        return True

    def _ask(self, *command: str | bytes) -> bytes | None:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._pool.make_connection()
        try:
            connection.send_command(*command)
            return connection.read_response()
        except (RedisError, OSError):
            connection.disconnect()
            self._local.connection = None
            raise


def version_at(place: str) -> SiteVersion:
    """The version kept at a Redis address, or in a file."""
    if place.startswith(("redis://", "rediss://", "unix://")):
        return RedisVersion(place, f"{settings.REDIS_PREFIX}:page-version")
    return FileVersion(Path(place))
