"""Keeping the derived tables: putting up the triggers, deriving everything anew, folding many tallies into few."""

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


def put_up(using: str) -> None:
    """Put up the triggers, anew if they are there."""
    with transaction.atomic(using):
        _run(using, *_words(using).DROP, *_words(using).CREATE)


def rebuild(using: str = "default") -> None:
    """Derive places and tallies from the spells, in one transaction, whatever they were."""
    words = _words(using)
    counted = tallies("honours_rollplace", words.DAY_AFTER, words.FIRST_OF, "0")
    with transaction.atomic(using):
        _run(using, *words.LOCK, *words.DROP)  # counted once at the end, not row by row
        _run(using, "DELETE FROM honours_rollplace", "DELETE FROM honours_rolltally", PLACES, counted)
        _run(using, *words.CREATE)


def fold(using: str = "default") -> None:
    """Bring the tallies of many transactions together, so that few are summed for a roll."""
    summed = f"SELECT {_KEYS}, 0, SUM(begun), SUM(ended) FROM gone GROUP BY {_KEYS}"
    with transaction.atomic(using):
        if connections[using].vendor == "postgresql":
            gone = "WITH gone AS (DELETE FROM honours_rolltally WHERE batch <> 0 RETURNING *)"
            _run(using, f"{gone} INSERT INTO honours_rolltally ({TALLY_COLUMNS}) {summed} {ADD_UP}")
        _run(using, "DELETE FROM honours_rolltally WHERE begun = 0 AND ended = 0")


def before_migrations(plan: Any = (), using: str = "default", **kwargs: Any) -> None:
    """Out of the way of whatever the migrations do to the tables."""
    if plan:
        take_down(using)


def after_migrations(plan: Any = (), using: str = "default", **kwargs: Any) -> None:
    """Triggers up again; and all anew when migrations may have written without them."""
    if plan:
        rebuild(using)
    else:
        put_up(using)
