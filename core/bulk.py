"""New rows by the ten thousand.

Django's `bulk_create` takes ten times as long to turn objects into SQL as the database takes to store them. Here a
statement is made once and only values that need it are converted. As with `bulk_create`, no signal is sent.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connections, models, router

WORTH_IT = 100  # rows; for fewer, asking for the next keys costs more than it saves

#: What databases take as it is. Exact types: a TextChoices member, for one, is not among them.
_PLAIN = frozenset({str, int, bool, type(None)})
_PLAIN_FIELDS = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def insert(model: type[models.Model], records: Sequence[models.Model]) -> None:
    """Store new objects of a model without parent models and give them their keys; only inside a transaction."""
    if len(records) < WORTH_IT:
        model._base_manager.bulk_create(records)
        return
    database = router.db_for_write(model)
    for key, record in zip(_new_keys(model, len(records), connections[database]), records, strict=True):
        record.pk = key
        record._state.adding, record._state.db = False, database
    fields: Sequence[Any] = model._meta.local_concrete_fields
    for field in fields:
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            for record in records:
                field.pre_save(record, add=True)
    names = [field.attname for field in fields]
    insert_rows(model, names, map(attrgetter(*names), records))


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, unique: Sequence[str] = ()
) -> None:
    """Store rows of values for the attributes `names`, defaults for the others.

    With `unique`, a row that agrees in these attributes with one that is there takes its place.
    """
    connection = connections[router.db_for_write(model)]
    by_name: dict[str, Any] = {field.attname: field for field in model._meta.local_concrete_fields}
    given = [by_name[name] for name in names]
    others = [field for field in by_name.values() if field not in given and not field.primary_key]
    values = [_prepared(one, field, connection) for one, field in zip(zip(*rows, strict=True), given, strict=False)]
    if not values:
        return
    values += [_prepared((field.get_default(),), field, connection) * len(values[0]) for field in others]
    fields = [*given, *others]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) "
    conflict = _giving_way([field.column for field in given], unique, quote) if unique else ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{_type(field, connection)}[]" for field in fields)
            cursor.execute(f"{statement} SELECT * FROM UNNEST({arrays}) {conflict}", values)  # noqa: S608 -- our own names
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"{statement} VALUES ({places}) {conflict}", list(zip(*values, strict=True)))


def _giving_way(columns: list[str], unique: Sequence[str], quote: Callable[[str], str]) -> str:
    new = ", ".join(f"{quote(one)} = EXCLUDED.{quote(one)}" for one in columns if one not in unique)
    return f"ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET {new}"


def _type(field: Any, connection: Any) -> str:
    """The column's type without what belongs to the table: `bigint` for a serial."""
    return str(field.rel_db_type(connection) if field.primary_key else field.cast_db_type(connection))


def _prepared(values: Sequence[Any], field: Any, connection: Any) -> list[Any]:
    """One column as the database takes it."""
    if isinstance(field, _PLAIN_FIELDS) and _PLAIN.issuperset(map(type, values)):
        return list(values)
    if isinstance(field, models.DateField):  # the same few days over and over
        known = {value: field.get_db_prep_save(value, connection) for value in set(values)}
        return [known[value] for value in values]
    return [field.get_db_prep_save(value, connection) for value in values]


def _new_keys(model: type[models.Model], number: int, connection: Any) -> Iterable[int]:
    """As many new keys; nobody else gets them."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), column, number],
            )
            return [key for (key,) in cursor.fetchall()]
        # The writing transaction is the only one; SQLite itself moves the mark on when the rows come.
        cursor.execute("SELECT MAX(seq) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0] or 0
        return range(last + 1, last + 1 + number)
