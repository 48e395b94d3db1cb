"""Search results as Wagtail's lists and pagers use them."""

from collections import OrderedDict
from typing import Any

from django.db.models import Count, Model, QuerySet
from modelsearch.backends.base import BaseSearchResults


class Results(BaseSearchResults):
    """At most three queries: the hits with their number, a page beyond the first thousand, its objects."""

    supports_facet = True

    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        if not compiler.ranks:
            return list(compiler.matching()[self.start : self.stop])
        scores = dict(compiler.ranked(self.start, self.stop))
        found = compiler.fetched(list(scores))
        if self._score_field:
            for item in found:
                setattr(item, self._score_field, scores[item.pk])
        return found

    def _do_count(self) -> int:
        compiler = self.query_compiler
        if not compiler.ranks:
            return compiler.matching()[self.start : self.stop].count()
        _, total = compiler.first
        stop = total if self.stop is None else min(self.stop, total)
        return max(0, stop - self.start)

    def as_queryset(self) -> QuerySet:
        """The hits in no order of relevance, to stand inside another statement."""
        return self.query_compiler.matching()

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Return how many hits have each value of a field, the commonest first."""
        counts = self.query_compiler.matching().order_by().values_list(field_name)
        return OrderedDict(counts.annotate(count=Count("pk")).order_by("-count", field_name))

    def groups(self, *fields: str, top: int) -> list[tuple[Any, ...]]:
        """Return key, size of its group, place in it and the group's values for the first hits of each group."""
        return self.query_compiler.groups(fields, top)
