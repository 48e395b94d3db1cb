"""What a page was made from: the statements that were asked, the rows that came, and what was found in a cache.

The same statements with the same rows make the same page. So a page that was kept while something changed need not be
made again: the statements that read what changed are asked once more (docs/decisions/operations.md, 1200).
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .tables import named

MOST_ROWS = 2_000  # of one statement; a page made from more is made again
MOST_STATEMENTS = 60


class Statement(NamedTuple):
    """A statement that reads, and a digest of its rows."""

    sql: str
    params: tuple[Any, ...] | None
    tables: frozenset[str]
    digest: bytes


class Remembered(NamedTuple):
    """Something that lay in a cache."""

    alias: str
    key: str
    version: int | None
    digest: bytes


@dataclass
class Reads:
    """All that was read; incomplete where somebody wrote, failed, or read more than is worth asking twice."""

    statements: list[Statement] = field(default_factory=list)
    remembered: list[Remembered] = field(default_factory=list)
    is_complete: bool = True

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were read."""
        return frozenset().union(*(each.tables for each in self.statements))

    @property
    def size(self) -> int:
        """Bytes in memory, roughly; the same statement of another page is the same text."""
        return sum(300 + len(repr(each.params)) for each in self.statements) + 200 * len(self.remembered)


_reads: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def noting_reads() -> Iterator[Reads]:
    """Note what is read meanwhile."""
    reads = Reads()
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


def note_statement(connection: BaseDatabaseWrapper, sql: str, params: Any, cursor: Any) -> None:
    """Have the rows of a statement noted when they are fetched from Django's cursor."""
    if (reads := _reads.get()) is None:
        return
    if len(reads.statements) == MOST_STATEMENTS:
        reads.is_complete = False
        return
    if not isinstance(cursor.cursor, _NotedCursor):
        cursor.cursor = _NotedCursor(cursor.cursor)
    asked = _one_copy(sql), tuple(params) if params else None, named(connection, sql)
    cursor.cursor.begin(lambda rows: _note_rows(reads, *asked, rows))


@lru_cache(maxsize=4096)
def _one_copy(sql: str) -> str:
    """The text of a statement, the same object for all pages that ask it."""
    return sql


def _note_rows(reads: Reads, sql: str, params: tuple[Any, ...] | None, tables: frozenset[str], rows: list[Any]) -> None:
    reads.is_complete &= len(rows) <= MOST_ROWS
    reads.statements.append(Statement(sql, params, tables, _digest_of(rows)))


class _NotedCursor:
    """A driver's cursor that tells the first rows of a statement as soon as one of them is fetched."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._tell: Callable[[list[Any]], None] | None = None
        self._ready: deque[Any] = deque()  # told, and not fetched yet

    def begin(self, tell: Callable[[list[Any]], None]) -> None:
        """A statement was executed."""
        self._tell = tell
        self._ready.clear()

    def fetchone(self) -> Any:
        self._look()
        return self._ready.popleft() if self._ready else self._cursor.fetchone()

    def fetchmany(self, size: int = 1) -> list[Any]:
        self._look()
        rows = [self._ready.popleft() for _ in range(min(size, len(self._ready)))]
        return rows + (self._cursor.fetchmany(size - len(rows)) if len(rows) < size else [])

    def fetchall(self) -> list[Any]:
        self._look()
        rows = list(self._ready)
        self._ready.clear()
        return rows + self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchone, None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def _look(self) -> None:
        if self._tell is not None:
            tell, self._tell = self._tell, None
            rows = self._cursor.fetchmany(MOST_ROWS + 1)
            self._ready.extend(rows)
            tell(rows)


def note_unknown() -> None:
    """Say that the page under way is made from more than was noted."""
    if (reads := _reads.get()) is not None:
        reads.is_complete = False


def note_remembered(alias: str, key: str, version: int | None, value: Any) -> None:
    """Note what a cache held."""
    if (reads := _reads.get()) is not None:
        reads.remembered.append(Remembered(alias, key, version, _digest(pickle.dumps(value))))


def is_unchanged(statements: Sequence[Statement], remembered: Sequence[Remembered]) -> bool:
    """Whether all of it would be read as it was."""
    try:
        return all(map(_comes_again, statements)) and all(map(_lies_there, remembered))
    except DatabaseError:
        return False
    finally:
        if not connection.in_atomic_block:  # else it is not ours to close
            connection.close_if_unusable_or_obsolete()


def _comes_again(statement: Statement) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.params)
        return _digest_of(cursor.fetchmany(MOST_ROWS + 1)) == statement.digest


def _lies_there(remembered: Remembered) -> bool:
    value = caches[remembered.alias].get(remembered.key, version=remembered.version)
    return value is not None and _digest(pickle.dumps(value)) == remembered.digest


def _digest_of(rows: list[Any]) -> bytes:
    return _digest(repr(rows).encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
