"""Searching by clues: what meets most of a query comes first, in the same order on every database.

Each clue adds whole numbers to what it meets; no score of the database takes part, so both sort alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from modelsearch.utils import get_descendants_content_types_pks

from ..query import Expression
from . import statements
from .reading import Name
from .statements import SQL

#: The part of a query that is the query itself, as it was typed.
WHOLE = 0
#: Points for a title that is the query, for one that begins with it, and for one that says a part and no more.
TITLED, BEGINS, SAID = 400, 40, 120


@dataclass(frozen=True)
class Clue:
    """Something that can be met: which part of the query it stands for, where, and what it adds.

    `cover` counts once for a part, however many of its clues are met; points add up.
    """

    part: int
    expression: Expression
    scope: str
    cover: int = 0
    points: int = 0


@dataclass(frozen=True)
class Clues:
    """All clues of a query: how many parts it has, and how much must be covered at least."""

    clues: tuple[Clue, ...]
    parts: int  # the whole query not counted
    floor: int
    name: Name
    titles: tuple[str, ...] = ()  # the title tokens of other ways to say a part


@dataclass(frozen=True)
class Hit:
    """Something found: its key, points and which parts it met, as bits."""

    key: Any
    points: int
    met: int
    group: tuple[Any, ...]
    size: int  # of its group and fullness
    is_full: bool


def hits(clues: Clues, queryset: QuerySet, fields: Sequence[str], compiler: Any, top: int, start: int = 0) -> list[Hit]:
    """The best of each group of `fields`, full hits apart from partial ones: one statement."""
    if not clues.clues:
        return []
    try:
        statement = _statement(clues, queryset, fields, compiler, start, start + top)
    except EmptyResultSet:
        return []
    width = len(fields)
    return [
        Hit(key, points, met, tuple(row[:width]), row[width], bool(is_full))
        for key, points, met, is_full, *row in statements.rows(statement, queryset.db)
    ]


def _statement(clues: Clues, queryset: QuerySet, fields: Sequence[str], compiler: Any, start: int, stop: int) -> SQL:
    met = [_met(clue, compiler) for clue in clues.clues]
    scored = _scored(clues, queryset, compiler, " UNION ALL ".join(one.text for one in met))
    items = statements.compiled(queryset.order_by().values("pk", *fields)) if fields else SQL("")
    join = f"JOIN ({items.text}) item ON item.pk = found.key " if fields else ""
    names = "".join(f", {field}" for field in fields)
    values = "".join(f', item."{field}"' for field in fields)
    by = ", ".join([*(f'item."{field}"' for field in fields), "is_full"])
    return SQL(
        f"{scored.text}SELECT key, points, met, is_full{names}, size FROM ("  # noqa: S608
        f"SELECT found.key, found.points, found.met, found.is_full{values}, "
        f"COUNT(*) OVER (PARTITION BY {by}) AS size, "
        f"ROW_NUMBER() OVER (PARTITION BY {by} ORDER BY found.points DESC, found.id DESC) AS place "
        f"FROM found {join}) AS placed WHERE place > %s AND place <= %s ORDER BY is_full DESC, points DESC, key DESC",
        (*(param for one in met for param in one.params), *scored.params, *items.params, start, stop),
    )


def _scored(clues: Clues, queryset: QuerySet, compiler: Any, met: str) -> SQL:
    """The table `found`: key, points, parts met and fullness of all that covers enough."""
    types = get_descendants_content_types_pks(queryset.model)
    inside = statements.within(queryset)
    every = (1 << (clues.parts + 1)) - 2
    title = compiler.title
    said = f"CASE WHEN {title} IN ({', '.join(['%s'] * len(clues.titles))}) THEN {SAID} ELSE 0 END"
    return SQL(
        f"WITH met AS ({met}), "  # noqa: S608
        "parts AS (SELECT id, part, MAX(cover) AS cover, SUM(points) AS points FROM met GROUP BY id, part), "
        "summed AS MATERIALIZED (SELECT id, CAST(SUM(cover) AS integer) AS cover, "
        "CAST(SUM(points) AS integer) AS points, "
        f"CAST(SUM(CASE WHEN cover > 0 OR part = {WHOLE} THEN 1 << part ELSE 0 END) AS integer) AS met "
        f"FROM parts GROUP BY id HAVING SUM(cover) >= %s OR MIN(part) = {WHOLE}), "
        f"found AS MATERIALIZED (SELECT entry.id, {statements.key(queryset.model)} AS key, summed.met AS met, "
        f"summed.cover * 4 + summed.points + {said if clues.titles else 0} "
        f"+ CASE WHEN {title} = %s THEN {TITLED + BEGINS} "
        f"WHEN substr({title}, 1, %s) = %s THEN {BEGINS} ELSE 0 END AS points, "
        f"CASE WHEN (summed.met & 1) = 1 OR (summed.met & {every}) = {every} THEN 1 ELSE 0 END AS is_full "
        f"FROM summed CROSS JOIN {compiler.table} entry WHERE entry.id = summed.id "
        f"AND {statements.of_types(types)} AND {inside.text}) ",
        (
            *(clues.floor, *clues.titles, clues.name.exact, len(clues.name.prefix), clues.name.prefix),
            *(*types, *inside.params),
        ),
    )


def _met(clue: Clue, compiler: Any) -> SQL:
    column, source = compiler.matching_ids(clue.expression, clue.scope)
    numbers = f"{clue.part} AS part, {clue.cover} AS cover, {clue.points} AS points"
    return SQL(f"SELECT {column} AS id, {numbers} {source.text}", source.params)
