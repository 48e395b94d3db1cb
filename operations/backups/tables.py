"""Every table of the site as rows that mean the same on SQLite and on PostgreSQL."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.sql import InsertQuery

#: Others' tables that follow from the rest or belong to a moment: searches are indexed anew, people sign in again.
LEFT_OUT = {
    "wagtailsearch.IndexEntry",
    "wagtailsearch.SQLiteFTSIndexEntry",
    "sessions.Session",
}
BATCH = 500  # rows

Row = list[Any]


class BackupTable:
    """One table: its own columns only, so that a page's parts in two tables are two rows."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.label = model._meta.label
        self.fields: list[models.Field] = list(model._meta.local_concrete_fields)

    def lines(self) -> Iterator[bytes]:
        """The rows in the order of their keys, one JSON array a line."""
        names = [field.attname for field in self.fields]
        rows = self.model._base_manager.order_by(self.model._meta.pk.attname).values_list(*names)
        for row in rows.iterator(chunk_size=2000):
            yield json.dumps(self._written(row), ensure_ascii=False, sort_keys=True).encode() + b"\n"

    def insert(self, rows: Iterable[Row]) -> int:
        """Write rows as they were, past every signal and default; return how many."""
        count = 0
        batch: list[SimpleNamespace] = []
        for row in rows:
            batch.append(self._read(row))
            if len(batch) == BATCH:
                count += self._insert(batch)
                batch = []
        return count + self._insert(batch)

    def _insert(self, batch: list[SimpleNamespace]) -> int:
        if batch:
            query = InsertQuery(self.model)
            query.insert_values(self.fields, batch, raw=True)  # type: ignore[arg-type]
            query.get_compiler(using=connection.alias).execute_sql()
        return len(batch)

    def _written(self, row: tuple[Any, ...]) -> Row:
        return [_plain(field, value) for field, value in zip(self.fields, row, strict=True)]

    def _read(self, row: Row) -> SimpleNamespace:
        """The values alone: a model's own making would ask for defaults that are not there yet."""
        return SimpleNamespace(
            **{field.attname: _typed(field, value) for field, value in zip(self.fields, row, strict=True)}
        )


def _plain(field: models.Field, value: Any) -> Any:
    """A JSON value; dates and the like as Django's own serializers write them."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(field, models.JSONField):
        return value
    written = field.value_to_string(SimpleNamespace(**{field.attname: value}))  # type: ignore[arg-type]
    return json.loads(written) if _holds_blocks(field) else written


def _typed(field: models.Field, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    return _target(field).to_python(json.dumps(value) if _holds_blocks(field) else value)


def _holds_blocks(field: models.Field) -> bool:
    """Wagtail's stream fields: text to Python, JSON to the database, which may order its keys anew."""
    return field.get_internal_type() == "JSONField"


def _target(field: models.Field) -> models.Field:
    """The field that knows a foreign key's type."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def tables() -> list[BackupTable]:
    """All tables that are kept, by name: not those left out, nor those that a command derives from the others."""
    kept = [model for model in _all_models() if _is_backed_up(model)]
    return [BackupTable(model) for model in sorted(kept, key=lambda model: model._meta.label)]


def _is_backed_up(model: type[models.Model]) -> bool:
    """Ours say it themselves, by `is_backed_up` and `derived_by`."""
    left_out = model._meta.label in LEFT_OUT or hasattr(model, "derived_by")
    return not left_out and getattr(model, "is_backed_up", True)


def deriving_commands() -> list[str]:
    """The commands that make the derived tables anew, by the `derived_by` of their models."""
    return sorted({model.derived_by for model in _all_models() if hasattr(model, "derived_by")})


def empty_all() -> None:
    """Empty every table, the left out ones too."""
    names = sorted({model._meta.db_table for model in _all_models()} & set(connection.introspection.table_names()))
    statements = connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=False)
    with _triggers_aside():
        connection.ops.execute_sql_flush(statements)


@contextmanager
def _triggers_aside() -> Iterator[None]:
    """SQLite deletes row by row, past triggers that count or refuse; PostgreSQL truncates, which asks none."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _, statement in triggers:
            cursor.execute(statement)


def restart_counters() -> None:
    """The next new record gets a key above all restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _all_models()):
            cursor.execute(statement)


def digest_of(table: BackupTable) -> tuple[int, str]:
    """How many rows, and the SHA-256 of them all: equal on both databases for equal content."""
    count, digest = 0, hashlib.sha256()
    for line in table.lines():
        count += 1
        digest.update(line)
    return count, digest.hexdigest()


def _all_models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if not model._meta.proxy and model._meta.managed]
