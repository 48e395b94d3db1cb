"""Which tables a statement names, and which others the database itself changes with them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

_WORD = re.compile(r"\w+")

_TRIGGERS = {
    "sqlite": "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT changed.relname, function.prosrc FROM pg_trigger AS fired
        JOIN pg_class AS changed ON changed.oid = fired.tgrelid JOIN pg_proc AS function ON function.oid = fired.tgfoid
        WHERE NOT fired.tgisinternal""",
}
_FUNCTIONS = {
    "sqlite": "SELECT '', '' WHERE 0",
    "postgresql": """
        SELECT proname, prosrc FROM pg_proc JOIN pg_namespace AS room ON room.oid = pronamespace
        WHERE room.nspname NOT IN ('pg_catalog', 'information_schema')""",
}


class Schema(NamedTuple):
    """The tables and views of a database, and for those with triggers what may change with them."""

    tables: frozenset[str]
    changed_with: dict[str, frozenset[str]]


_schemas: dict[str, Schema] = {}


def forget() -> None:
    """Read the schemas anew: a statement came by that may have changed one."""
    _schemas.clear()
    _words.cache_clear()


def named(connection: BaseDatabaseWrapper, sql: str) -> frozenset[str]:
    """All tables that a statement names anywhere, rather too many than too few."""
    return _words(sql) & _schema(connection).tables


def changed_with(connection: BaseDatabaseWrapper, table: str) -> frozenset[str]:
    """A table and all that triggers may change when it changes."""
    return _schema(connection).changed_with.get(table, frozenset({table}))


@lru_cache(maxsize=2048)
def _words(sql: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sql))


def _schema(connection: BaseDatabaseWrapper) -> Schema:
    name = f"{connection.vendor}:{connection.settings_dict['NAME']}"
    known = _schemas.get(name)
    if known is None:
        # On the driver's own cursor: what is asked here is nobody's reading.
        known = _schemas[name] = _read(connection)
    return known


def _read(connection: BaseDatabaseWrapper) -> Schema:
    with connection.cursor() as cursor:
        tables = frozenset(table.name for table in connection.introspection.get_table_list(cursor.cursor))
        triggers = cursor.cursor.execute(_TRIGGERS[connection.vendor]).fetchall()
        functions = dict(cursor.cursor.execute(_FUNCTIONS[connection.vendor]).fetchall())
    direct: dict[str, set[str]] = {}
    for table, body in triggers:
        direct.setdefault(table, set()).update(_called(body, functions) & tables)
    return Schema(tables, {table: _reached(table, direct) for table in direct})


def _called(body: str, functions: Mapping[str, str]) -> set[str]:
    """The words of a trigger's body and of all functions it calls."""
    words, waiting = set(_WORD.findall(body)), {body}
    while waiting:
        found = set(_WORD.findall(waiting.pop()))
        waiting |= {functions[name] for name in (found - words) & functions.keys()}
        words |= found
    return words


def _reached(table: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found, waiting = {table}, [table]
    while waiting:
        new = direct.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
