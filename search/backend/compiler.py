"""One search: what was asked of which queryset, and the objects it finds."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchQueryCompiler, SearchFieldError
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from ..query import EVERYTHING, Expression
from . import statements
from .reading import name, read

# The first hits of a search are kept with their number: the pager's count and its pages are one statement.
KEPT = 1_000


class Compiler(BaseSearchQueryCompiler):
    """The public side of a search; a database adds how it matches."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    table: str  # of the entries
    title: str  # the column with the title's tokens as text

    @staticmethod
    @abstractmethod
    def match(expression: Expression, scope: str) -> statements.Match:
        """Return how this database finds the entries that match in "all", the "names" or the "title"."""

    @staticmethod
    @abstractmethod
    def matching_ids(expression: Expression, scope: str) -> tuple[str, statements.SQL]:
        """Return the column with the ids of entries, and FROM … WHERE for those that match, unranked."""

    @property
    def scope(self) -> str:
        """The columns that are looked in."""
        return "all"

    def check(self) -> None:
        """Raise SearchFieldError for a field without search; filters need no declaration, they stay SQL."""
        known = {field.field_name for field in self.queryset.model.get_search_fields()}
        for field in self.fields or ():
            if field not in known:
                raise SearchFieldError(f"{field} is not searched", field_name=field)

    @property
    def ranks(self) -> bool:
        """Whether the hits come in the order of relevance, from the index."""
        return self.order_by_relevance and self.asked.expression is not None and not self.asked.negated

    @cached_property
    def asked(self) -> Any:
        return read(self.query)

    @cached_property
    def first(self) -> tuple[list[tuple[Any, float]], int]:
        """The first keys with their scores, and the number of all hits."""
        return self._ranked(0, KEPT)

    def ranked(self, start: int, stop: int | None) -> list[tuple[Any, float]]:
        """Return the keys and scores of a slice of the hits, best first."""
        kept, total = self.first
        stop = total if stop is None else min(stop, total)
        if stop <= len(kept):
            return kept[start:stop]
        return self._ranked(start, stop)[0] if start < stop else []

    def matching(self) -> QuerySet:
        """Return the caller's queryset with the hits only, in the caller's order or the newest first."""
        if self.asked == EVERYTHING:
            return self.queryset
        expression = self.asked.expression
        if expression is None:
            return self.queryset.none()
        found = statements.keys(self._match(expression), self.queryset.model, self._types)
        chosen = RawSQL(found.text, found.params)  # noqa: S611
        queryset = self.queryset.exclude(pk__in=chosen) if self.asked.negated else self.queryset.filter(pk__in=chosen)
        return queryset if queryset.query.order_by else queryset.order_by("-pk")

    def fetched(self, chosen: Sequence[Any]) -> list[Model]:
        """Return the objects of these keys in this order, as the caller's queryset makes them."""
        found = {item.pk: item for item in self.queryset.order_by().filter(pk__in=chosen)} if chosen else {}
        return [found[key] for key in chosen if key in found]

    def groups(self, fields: Sequence[str], top: int) -> list[tuple[Any, ...]]:
        """Return key, size, place and values of `fields` for the first hits of each group."""
        expression = self.asked.expression
        if expression is None or self.asked.negated:
            return []
        match = self._match(expression)
        found = self._hits(match, expression, statements.SQL("TRUE"))
        try:
            return self._rows(statements.grouped(match, found, self.queryset, fields, top))
        except EmptyResultSet:
            return []

    def _ranked(self, start: int, stop: int) -> tuple[list[tuple[Any, float]], int]:
        match = self._match(self.asked.expression)
        try:
            found = self._hits(match, self.asked.expression, statements.within(self.queryset))
        except EmptyResultSet:
            return [], 0
        rows = self._rows(statements.ranked(match, found, start, stop))
        return [(key, score) for key, score, _ in rows], rows[0][2] if rows else 0

    def _match(self, expression: Expression) -> statements.Match:
        # One column for all but the title: other single fields cannot be told apart in the index.
        titles = self.fields is not None and set(self.fields) == {"title"}
        return self.match(expression, "title" if titles else self.scope)

    def _hits(self, match: statements.Match, expression: Expression, inside: statements.SQL) -> statements.SQL:
        return statements.hits(match, self.queryset.model, self._types, name(self.query), inside)

    def _rows(self, statement: statements.SQL) -> list[tuple[Any, ...]]:
        return statements.rows(statement, self.queryset.db)

    @cached_property
    def _types(self) -> list[int]:
        return get_descendants_content_types_pks(self.queryset.model)


class NamesMixin:
    """Search of the names only: what choosers and the admin's lists ask. Pages are looked for by all their words."""

    queryset: QuerySet

    @property
    def scope(self) -> str:
        return "all" if self.queryset.model is Page else "names"
