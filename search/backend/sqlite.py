"""Chinese search on SQLite's FTS5."""

from modelsearch.backends.database.sqlite.sqlite import SQLiteFTSIndexEntry, SQLiteIndex

from ..query import Expression, Group, Sequence
from .base import TokenBackend
from .compiler import Compiler, NamesMixin
from .documents import Document
from .index import IndexEntry, TokenIndex
from .statements import SQL, Match

ENTRY = IndexEntry._meta.db_table
FTS = SQLiteFTSIndexEntry._meta.db_table
COLUMNS = {"all": "title body autocomplete", "names": "autocomplete", "title": "title"}
# Weights in the order of the table's columns: autocomplete, body, title.
WEIGHTS = "2.0, 1.0, 10.0"


class SQLiteTokenIndex(TokenIndex, SQLiteIndex):
    """Token text in Wagtail's entries; its triggers keep the FTS5 table."""

    columns = ("title", "autocomplete", "body")

    def values(self, found: Document) -> dict[str, str]:
        return {
            "title": " ".join(found.title),
            "autocomplete": " ".join(found.names),
            "body": " ".join(found.body),
        }

    def tidy(self) -> None:
        """Merge the index into one piece (three times smaller) and count rows for the planner."""
        with self.write_connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('optimize')")  # noqa: S608
            cursor.execute("ANALYZE")


class SQLiteCompiler(Compiler):
    """Expressions as one FTS5 string."""

    table = ENTRY
    title = "entry.title"

    @staticmethod
    def matching_ids(expression: Expression, scope: str) -> tuple[str, SQL]:
        return f"{FTS}.rowid", SQL(f"FROM {FTS} WHERE {FTS} MATCH %s", (fts_text(expression, scope),))

    @staticmethod
    def match(expression: Expression, scope: str) -> Match:
        return Match(
            # CROSS: the index first, then its rows; without statistics SQLite begins at the wrong end.
            source=SQL(
                f"FROM {FTS} CROSS JOIN {ENTRY} entry ON entry.id = {FTS}.rowid WHERE {FTS} MATCH %s",
                (fts_text(expression, scope),),
            ),
            title="entry.title",
            score=SQL(f"-bm25({FTS}, {WEIGHTS})"),
        )


class SQLiteNamesCompiler(NamesMixin, SQLiteCompiler):
    """The same in names only."""


def fts_text(expression: Expression, scope: str) -> str:
    """Return the FTS5 query of an expression: quoted letters and digits, and words of ours."""
    if isinstance(expression, Sequence):
        columns = COLUMNS["names" if expression.sound else scope]
        return f'{{{columns}}} : "{" ".join(expression.tokens)}"{" *" if expression.prefix else ""}'
    if isinstance(expression, Group):
        parts = (fts_text(part, scope) for part in expression.parts)
        return f"({f' {expression.join.upper()} '.join(parts)})"
    return f"({fts_text(expression.base, scope)} NOT {fts_text(expression.taken, scope)})"


class SQLiteBackend(TokenBackend):
    """What `WAGTAILSEARCH_BACKENDS` names, on SQLite."""

    index_class = SQLiteTokenIndex
    query_compiler_class = SQLiteCompiler
    autocomplete_query_compiler_class = SQLiteNamesCompiler
