"""All results of one group, as a pager slices them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from .backend.clues import Clues, Hit


@dataclass
class Ranked:
    """The objects that meet a query, best first; a page of them takes two queries."""

    clues: Clues
    queryset: QuerySet
    only_full: bool
    size: int

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, part: slice) -> list[Any]:
        hits = self._hits(part.start or 0, part.stop)
        found = self.queryset.in_bulk([hit.key for hit in hits])
        return [found[hit.key] for hit in hits if hit.key in found]

    def _hits(self, start: int, stop: int) -> list[Hit]:
        backend: Any = get_search_backend()
        hits = backend.hits(self.clues, self.queryset, top=stop - start, start=start)
        return [hit for hit in hits if hit.is_full == self.only_full]
