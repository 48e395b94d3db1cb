"""Every change of the content, seen where it happens: at the database connection.

Saved, published, moved, imported, changed in bulk or by a command, in whatever app: it passes here, so no kind of thing
can be forgotten. What no reader sees (sessions, drafts, logs) is named in `ignored_tables.py` and changes nothing.
"""

import logging
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from .ignored_tables import IGNORED_COLUMNS, REMEMBERED_TABLES, ignored_tables
from .statements import note_statement, note_unknown
from .tables import changed_with, forget
from .version import SiteVersion, version_at

logger = logging.getLogger(__name__)

_READS = re.compile(
    r"\A[\s(]*(?:SELECT|PRAGMA|EXPLAIN|SHOW|SET|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|DECLARE|FETCH|CLOSE)\b", re.I
)
_COMMON = re.compile(r"\A\s*WITH\b", re.I)
_WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE)\b", re.I)
_TABLE = re.compile(r'\A\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.I)
_SET = re.compile(r'\A\s*UPDATE\s+"\w+"\s+SET\s+(.*?)(?:\s+WHERE\b|$)', re.I | re.S)
#: In place of tables: whatever a statement changed was not understood.
ANY = frozenset({"*"})

_COLUMN = re.compile(r'"(\w+)"\s*=')


@cache
def the_version() -> SiteVersion:
    """The site's version, opened once per process."""
    return version_at(settings.PAGE_VERSION)


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """See every statement of a connection from now on."""
    if _see not in connection.execute_wrappers:
        connection.execute_wrappers.append(_see)


def changes_content(sql: str) -> bool:
    """Whether a statement may change what a reader sees; in doubt it does."""
    return bool(changed_tables(sql))


def changed_tables(sql: str) -> frozenset[str]:
    """The table that a statement may change for readers, `ANY` in doubt, none when no reader sees it."""
    if _is_reading(sql):
        return frozenset()
    table = _TABLE.match(sql)
    if table is None or table[1] in REMEMBERED_TABLES:
        return ANY
    if table[1] in ignored_tables():
        return frozenset()
    assignments = _SET.match(sql)
    is_quiet = assignments and set(_COLUMN.findall(assignments[1])) <= IGNORED_COLUMNS
    return frozenset() if is_quiet else frozenset({table[1]})


def _is_reading(sql: str) -> bool:
    return bool(_READS.match(sql) or (_COMMON.match(sql) and not _WRITES.search(sql)))


def _see(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    connection = context["connection"]
    try:
        result = execute(sql, params, many, context)
    except Exception:
        note_unknown()  # whoever goes on without an answer makes a page of something else
        raise
    if _is_reading(sql):
        note_statement(connection, sql, params, context["cursor"])
        return result
    note_unknown()
    if tables := changed_tables(sql):
        _change_when_committed(connection, tables)
    return result


def _change_when_committed(connection: BaseDatabaseWrapper, tables: frozenset[str]) -> None:
    """Once per transaction or savepoint, and before anything else that waits for the commit and might fail."""
    waiting, here = connection.run_on_commit, set(connection.savepoint_ids)
    for savepoints, ours, *_ in waiting:
        if not isinstance(ours, Change):
            break
        if savepoints <= here:
            ours.add(connection, tables)
            return
    new = Change()
    new.add(connection, tables)
    connection.on_commit(new, robust=True)  # not by alias: making a database has a connection without one
    if connection.in_atomic_block:
        waiting.insert(0, waiting.pop())


class Change:
    """What a transaction changes, told to all processes once it is committed."""

    def __init__(self) -> None:
        self._tables: frozenset[str] = frozenset()

    def add(self, connection: BaseDatabaseWrapper, tables: frozenset[str]) -> None:
        """Remember tables, and what triggers change with them."""
        if tables != ANY and self._tables != ANY:
            self._tables = self._tables.union(*(changed_with(connection, table) for table in tables))
            return
        self._tables = ANY
        forget()  # it may have been the schema

    def __call__(self) -> None:
        change(None if self._tables == ANY else self._tables)


def change(tables: Iterable[str] | None = None) -> None:
    """Make old in every process what was rendered from these tables, by default all pages."""
    try:
        the_version().change(tables)
    except Exception:
        logger.exception("page version not changed; pages may stay old for %s seconds", settings.PAGE_LONGEST)
