"""The version of the content: a random name that every change replaces, seen by every process at once.

A name, not a number: it can never come back, whoever loses a file or a Redis database. Beside the name stand random
stamps, one for all tables together and one for each (a few share one), so that a page can tell what was changed.
"""

import mmap
import os
import secrets
import threading
import time
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from redis.connection import ConnectionPool
from redis.exceptions import RedisError

EVERYTHING = 0  # the place of the stamp that stands for all tables
_PLACES = 1024
_STAMP = 8  # bytes
_LENGTH = 16  # bytes of the name
_AGAIN = 0.2  # seconds
_AWAY = 1  # seconds in which a Redis that did not answer is not asked again: no reader waits for it twice
_PATIENCE = 0.5  # seconds
_CHANGE = """
for i = 2, #ARGV, 2 do redis.call('SETRANGE', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('SET', KEYS[1], ARGV[1])
"""


@cache
def place_of(table: str) -> int:
    """Where a table's stamp stands, the same in every process."""
    return 1 + zlib.crc32(table.encode()) % (_PLACES - 1)


class Snapshot(NamedTuple):
    """The version at a moment."""

    name: bytes
    stamps: bytes

    def stamp(self, place: int) -> bytes:
        """The stamp of what stands at a place; empty before its first change."""
        return self.stamps[place * _STAMP : (place + 1) * _STAMP].strip(b"\0")


class SiteVersion(Protocol):
    """Where the version is kept."""

    def current(self) -> bytes | None:
        """The name of the version now; None when nobody can say."""

    def snapshot(self) -> Snapshot | None:
        """Name and stamps now: never a name without the stamps that were changed before it."""

    def change(self, tables: Iterable[str] | None = None) -> None:
        """Make every page old that was rendered so far, and needs a look at these tables; without any, all for good."""


class FileVersion:
    """In a file mapped into every process of one machine: read in less than a microsecond."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, _LENGTH + _PLACES * _STAMP)
            self._bytes = mmap.mmap(descriptor, _LENGTH + _PLACES * _STAMP)
        finally:
            os.close(descriptor)

    def current(self) -> bytes | None:
        return self._bytes[:_LENGTH]

    def snapshot(self) -> Snapshot | None:
        name = self._bytes[:_LENGTH]
        return Snapshot(name, self._bytes[_LENGTH:])

    def change(self, tables: Iterable[str] | None = None) -> None:
        # Two at once may mix their bytes; the mixture is as new as either. The name is last: who sees it sees all.
        for place in _places(tables):
            begin = _LENGTH + place * _STAMP
            self._bytes[begin : begin + _STAMP] = secrets.token_bytes(_STAMP)
        self._bytes[:_LENGTH] = secrets.token_bytes(_LENGTH)


class RedisVersion:
    """In Redis, for several machines: one round trip a request. Each thread keeps a connection of its own."""

    def __init__(self, url: str, key: str = "page-version") -> None:
        self._pool = ConnectionPool.from_url(url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE)
        self._key, self._stamps = key, f"{key}-stamps"
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

    def snapshot(self) -> Snapshot | None:
        if time.monotonic() < self._away_until:
            return None
        try:
            name, stamps = self._ask("MGET", self._key, self._stamps)
        except (RedisError, OSError):
            self._away_until = time.monotonic() + _AWAY
            return None
        return Snapshot(name or b"never changed", stamps or b"")

    def change(self, tables: Iterable[str] | None = None) -> None:
        # A connection may have died idle, so try twice. While Redis is away no page is kept, for nobody can say the
        # version; but when it comes back with the old one, what could not be told now must be told.
        places = _places(tables)
        if not self._changed(places) and not self._changed(places):
            threading.Thread(target=self._change_when_back, name="page-version", daemon=True).start()

    def _change_when_back(self) -> None:
        with self._owing:
            while not self._changed([EVERYTHING]):
                threading.Event().wait(_AGAIN)

    def _changed(self, places: list[int]) -> bool:
        # One command, so that nobody sees half of it.
        values = [value for place in places for value in (str(place * _STAMP), secrets.token_bytes(_STAMP))]
        try:
            self._ask("EVAL", _CHANGE, "2", self._key, self._stamps, secrets.token_bytes(_LENGTH), *values)
        except (RedisError, OSError):
            return False
        return True

    def _ask(self, *command: str | bytes) -> Any:
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


def _places(tables: Iterable[str] | None) -> list[int]:
    return [EVERYTHING] if tables is None else sorted(set(map(place_of, tables)))
