"""What both backends can do beyond Wagtail's interface."""

from collections.abc import Sequence
from typing import Any

from django.db import router
from django.db.models import Model, QuerySet
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.utils import get_descendants_content_types_pks

from .. import query
from ..pinyin import MARK
from . import clues, statements
from .index import IndexEntry, Rebuilder
from .results import Results


class TokenBackend(BaseSearchBackend):
    """The parts that are the same on every database."""

    results_class = Results
    rebuilder_class = Rebuilder

    def hits(self, asked: clues.Clues, queryset: QuerySet, *fields: str, top: int, start: int = 0) -> list[clues.Hit]:
        """Return what meets most of a query, best first, the first `top` of each group of `fields`: one statement."""
        return clues.hits(asked, queryset, fields, self.query_compiler_class, top, start)

    def sounding(self, models: Sequence[type[Model]], sounds: list[str], most: int) -> dict[type[Model], list[Any]]:
        """Return the keys of at most `most` objects with a name that holds any of these pinyin, by model."""
        types = {model: get_descendants_content_types_pks(model) for model in models}
        expression = query.any_of(query.Sequence((MARK + sound,), prefix=True, sound=True) for sound in sounds)
        if expression is None:
            return {model: [] for model in models}
        match = self.query_compiler_class.match(expression, "names")
        every = [pk for pks in types.values() for pk in pks]
        rows = statements.rows(statements.entries(match, every, most), router.db_for_read(IndexEntry))
        return {model: [key for content_type, key in rows if content_type in pks] for model, pks in types.items()}
