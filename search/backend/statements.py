"""The SQL that both databases share: hits, their order, their groups.

Only names of tables and columns are written into it; whatever was typed is a parameter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import AutoField, CharField, IntegerField, Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from .reading import Name


@dataclass(frozen=True)
class SQL:
    """A piece of SQL with its parameters."""

    text: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Match:
    """How one database finds and weighs the entries that match an expression.

    `source` is FROM … WHERE with the index row as `entry`; `title` its title tokens as text;
    `score` is higher for better hits; `order` sorts further, before the newest first.
    """

    source: SQL
    title: str
    score: SQL
    order: SQL = SQL("")


def within(queryset: QuerySet) -> SQL:
    """Return the condition that an entry's object is in the caller's queryset.

    Looked up by primary key for each hit: broad querysets cost nothing.
    Raises EmptyResultSet if the queryset can hold nothing.
    """
    inner = queryset.order_by()
    if _has_number(queryset.model):
        inner = inner.filter(pk=RawSQL(key(queryset.model), ()))  # noqa: S611
    else:
        inner = inner.annotate(_key=Cast("pk", CharField())).filter(_key=RawSQL("entry.object_id", ()))
    found = compiled(inner.values("pk"))
    return SQL(f"EXISTS ({found.text})", found.params)


def hits(match: Match, model: type[Model], types: Sequence[int], name: Name, inside: SQL) -> SQL:
    """Return the table of hits: key, tier, score and id of the entry.

    Tier 0 is titled as the query, tier 1 begins with it, tier 2 is the rest.
    """
    return SQL(
        f"WITH hits AS MATERIALIZED (SELECT entry.id, {key(model)} AS key, "
        f"CASE WHEN {match.title} = %s THEN 0 WHEN substr({match.title}, 1, %s) = %s THEN 1 ELSE 2 END AS tier, "
        f"{match.score.text} AS score {match.source.text} AND {of_types(types)} AND {inside.text}) ",
        (
            *(name.exact, len(name.prefix), name.prefix),
            *(*match.score.params, *match.source.params, *types, *inside.params),
        ),
    )


def ranked(match: Match, found: SQL, start: int, stop: int) -> SQL:
    """Return the statement for a slice of the hits, best first: key, score, number of all hits."""
    return SQL(
        f"{found.text}SELECT key, score, (SELECT COUNT(*) FROM hits) FROM hits "  # noqa: S608
        f"ORDER BY {_order(match)} LIMIT %s OFFSET %s",
        (*found.params, *match.order.params, stop - start, start),
    )


def grouped(match: Match, found: SQL, queryset: QuerySet, fields: Sequence[str], top: int) -> SQL:
    """Return the statement for the first hits of each group: key, size of the group, the group's fields."""
    items = compiled(queryset.order_by().values("pk", *fields))
    by = ", ".join(f'item."{field}"' for field in fields)
    return SQL(
        f"{found.text}SELECT * FROM ("  # noqa: S608
        f"SELECT key, COUNT(*) OVER (PARTITION BY {by}) AS size, "
        f"ROW_NUMBER() OVER (PARTITION BY {by} ORDER BY {_order(match)}) AS place, {by} "
        f"FROM hits JOIN ({items.text}) item ON item.pk = key) AS placed "
        "WHERE place <= %s ORDER BY place",
        (*found.params, *match.order.params, *items.params, top),
    )


def keys(match: Match, model: type[Model], types: Sequence[int]) -> SQL:
    """Return the subquery of the primary keys of all hits, in no order."""
    return SQL(
        f"SELECT {key(model)} {match.source.text} AND {of_types(types)}",
        (*match.source.params, *types),
    )


def entries(match: Match, types: Sequence[int], most: int) -> SQL:
    """Return the statement for any hits, of several models: content type and key as text."""
    return SQL(
        f"SELECT entry.content_type_id, entry.object_id {match.source.text} AND {of_types(types)} LIMIT %s",
        (*match.source.params, *types, most),
    )


def rows(statement: SQL, using: str) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        return cursor.fetchall()


def _order(match: Match) -> str:
    return f"tier, score DESC, {match.order.text}hits.id DESC"


def of_types(types: Sequence[int]) -> str:
    return f"entry.content_type_id IN ({', '.join(['%s'] * len(types))})"


def key(model: type[Model]) -> str:
    """Return the SQL for the primary key that an entry keeps as text."""
    return "CAST(entry.object_id AS bigint)" if _has_number(model) else "entry.object_id"


def _has_number(model: type[Model]) -> bool:
    key: Any = model._meta.pk
    while key.remote_field:
        key = key.target_field
    return isinstance(key, (AutoField, IntegerField))


def compiled(queryset: QuerySet) -> SQL:
    text, params = queryset.query.get_compiler(queryset.db).as_sql()
    return SQL(text, tuple(params))
