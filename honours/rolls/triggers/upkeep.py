"""Keeping the derived tables: deriving everything anew when the triggers change, folding many tallies into few."""

from types import ModuleType
from typing import Any

from django.db import connections, transaction

from . import postgresql, sqlite
from .statements import ADD_UP, PLACES, TALLY_COLUMNS, tallies

_WORDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
_KEYS = TALLY_COLUMNS.removesuffix(", batch, begun, ended")


def _run(using: str, *statements: str) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _words(using: str) -> ModuleType:
    return _WORDS[connections[using].vendor]


def take_down(using: str) -> None:
    """Remove the triggers: SQLite cannot rebuild a table that one of them names."""
    _run(using, *_words(using).DROP)


def rebuild(using: str = "default") -> None:
    """Derive places and tallies from the spells, in one transaction, whatever they were."""
    words = _words(using)
    counted = tallies("honours_rollentry", words.DAY_AFTER, words.FIRST_OF, "0")
    with transaction.atomic(using):
        _run(using, *words.LOCK, *words.DROP)  # counted once at the end, not row by row
        _run(using, "DELETE FROM honours_rollentry", "DELETE FROM honours_rollcount", PLACES, counted)
        _run(using, *words.CREATE)


def fold(using: str = "default") -> None:
    """Bring the tallies of many transactions together, so that few are summed for a roll."""
    summed = f"SELECT {_KEYS}, 0, SUM(begun), SUM(ended) FROM gone GROUP BY {_KEYS}"
    with transaction.atomic(using):
        if connections[using].vendor == "postgresql":
            gone = "WITH gone AS (DELETE FROM honours_rollcount WHERE batch <> 0 RETURNING *)"
            _run(using, f"{gone} INSERT INTO honours_rollcount ({TALLY_COLUMNS}) {summed} {ADD_UP}")
        _run(using, "DELETE FROM honours_rollcount WHERE begun = 0 AND ended = 0")


def stands(using: str = "default") -> bool:
    """Whether exactly the triggers of this version are up: then places and tallies are what it would derive."""
    words = _words(using)
    with connections[using].cursor() as cursor:
        cursor.execute(words.STANDING)
        return {text for (text,) in cursor.fetchall()} == set(words.TEXTS)


def before_migrations(plan: Any = (), using: str = "default", **kwargs: Any) -> None:
    """Out of the way of whatever migrations do to our tables; those of other apps leave them alone."""
    if any(migration.app_label == "honours" for migration, _ in plan):
        take_down(using)


def after_migrations(using: str = "default", **kwargs: Any) -> None:
    """All anew when the triggers were away, or were those of another version; else nothing, however large the rolls."""
    if not stands(using):
        rebuild(using)
