"""Chinese search on PostgreSQL's full text search."""

from modelsearch.backends.database.postgres.postgres import PostgresIndex

from ..query import Expression, Group, Sequence
from .base import TokenBackend
from .compiler import Compiler, NamesMixin
from .documents import Document
from .index import IndexEntry, TokenIndex
from .statements import SQL, Match

ENTRY = IndexEntry._meta.db_table
COLUMNS = {"all": "body", "names": "autocomplete", "title": "title"}
# A vector knows positions up to 16,383; longer texts begin again, so that their phrases are still found.
MOST_POSITIONS = 16_000
# Weighing a body means reading it: worth it while hits are few, after that the newest come first.
MOST_WEIGHED = 2_000


class PostgresTokenIndex(TokenIndex, PostgresIndex):
    """Vectors of our tokens, written as they are: no text search configuration, no locale takes part.

    `body` holds all tokens, so a search reads one index; `title_text` is the title to compare with.
    """

    columns = ("title", "autocomplete", "body", "title_text")

    def values(self, found: Document) -> dict[str, str]:
        return {
            "title": vector(found.title),
            "autocomplete": vector(found.names),
            "body": vector(found.title, found.names, found.body),
            "title_text": " ".join(found.title),
        }

    def tidy(self) -> None:
        """Empty the pending list of the indexes and count rows for the planner."""
        if self.write_connection.in_atomic_block:
            return  # VACUUM may not run here; autovacuum will come by
        with self.write_connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {ENTRY}")


class PostgresCompiler(Compiler):
    """Expressions as one tsquery."""

    table = ENTRY
    title = "entry.title_text"

    @staticmethod
    def matching_ids(expression: Expression, scope: str) -> tuple[str, SQL]:
        source = f"FROM {ENTRY} entry WHERE entry.{COLUMNS[scope]} @@ %s::tsquery"
        return "entry.id", SQL(source, (tsquery_text(expression),))

    @staticmethod
    def match(expression: Expression, scope: str) -> Match:
        column, query = COLUMNS[scope], tsquery_text(expression)
        return Match(
            source=SQL(f"FROM {ENTRY} entry WHERE entry.{column} @@ %s::tsquery", (query,)),
            title="entry.title_text",
            score=SQL("ts_rank(entry.title, %s::tsquery)", (query,)),
            order=SQL(
                f"CASE WHEN (SELECT COUNT(*) FROM hits) <= {MOST_WEIGHED} THEN (SELECT ts_rank("  # noqa: S608
                f"weighed.{column}, %s::tsquery) FROM {ENTRY} weighed WHERE weighed.id = hits.id) END DESC, ",
                (query,),
            ),
        )


class PostgresNamesCompiler(NamesMixin, PostgresCompiler):
    """The same in names only."""


def vector(*columns: list[str]) -> str:
    """Return the tsvector literal of token lists; no phrase crosses from one list into the next."""
    parts = []
    position = 0
    for column in columns:
        position += 1
        for token in column:
            position += 1
            parts.append(f"{token}:{position % MOST_POSITIONS + 1}")
    return " ".join(parts)


def tsquery_text(expression: Expression) -> str:
    """Return the tsquery literal of an expression: letters and digits, and signs of ours."""
    if isinstance(expression, Sequence):
        return "(" + " <-> ".join(expression.tokens) + (":*" if expression.prefix else "") + ")"
    if isinstance(expression, Group):
        sign = " & " if expression.join == "and" else " | "
        return f"({sign.join(map(tsquery_text, expression.parts))})"
    return f"({tsquery_text(expression.base)} & !{tsquery_text(expression.taken)})"


class PostgresBackend(TokenBackend):
    """What `WAGTAILSEARCH_BACKENDS` names, on PostgreSQL."""

    index_class = PostgresTokenIndex
    query_compiler_class = PostgresCompiler
    autocomplete_query_compiler_class = PostgresNamesCompiler
