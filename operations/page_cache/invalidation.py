"""Every change of the content, seen where it happens: at the database connection.

Saved, published, moved, imported, changed in bulk or by a command, in whatever app: it passes here, so no kind of thing
can be forgotten. What no reader sees (sessions, drafts, logs) is named in `ignored_tables.py` and changes nothing.
"""

import logging
import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from .ignored_tables import IGNORED_COLUMNS, ignored_tables
from .version import SiteVersion, version_at

logger = logging.getLogger(__name__)

_READS = re.compile(
    r"\A[\s(]*(?:SELECT|PRAGMA|EXPLAIN|SHOW|SET|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|DECLARE|FETCH|CLOSE)\b", re.I
)
_COMMON = re.compile(r"\A\s*WITH\b", re.I)
_WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE)\b", re.I)
_TABLE = re.compile(r'\A\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.I)
_SET = re.compile(r'\A\s*UPDATE\s+"\w+"\s+SET\s+(.*?)(?:\s+WHERE\b|$)', re.I | re.S)
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
    if _READS.match(sql):
        return False
    if _COMMON.match(sql):
        return bool(_WRITES.search(sql))
    table = _TABLE.match(sql)
    if table is None:
        return True
    if table[1] in ignored_tables():
        return False
    assignments = _SET.match(sql)
    return not (assignments and set(_COLUMN.findall(assignments[1])) <= IGNORED_COLUMNS)


def _see(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if changes_content(sql):
        _change_when_committed(context["connection"])
    return result


def _change_when_committed(connection: BaseDatabaseWrapper) -> None:
    """Once per transaction or savepoint, and before anything else that waits for the commit and might fail."""
    waiting, here = connection.run_on_commit, set(connection.savepoint_ids)
    ours = takewhile(lambda entry: entry[1] is change, waiting)
    if any(savepoints <= here for savepoints, *_ in ours):
        return
    connection.on_commit(change, robust=True)  # not by alias: making a database has a connection without one
    if connection.in_atomic_block:
        waiting.insert(0, waiting.pop())


def change() -> None:
    """Make every page rendered so far old, in every process."""
    try:
        the_version().change()
    except Exception:
        logger.exception("page version not changed; pages may stay old for %s seconds", settings.PAGE_LONGEST)
