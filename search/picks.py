"""What editors put on top for a query."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from .folding import fold
from .models import SearchPick, lines


def picked(text: str, pages: QuerySet, merchants: QuerySet) -> tuple[list[int], list[int]]:
    """Return the keys of the pages and merchants picked for `text`, of those the reader may see, in their language."""
    wanted = _plain(text)
    rows = SearchPick.objects.values_list("words", "page__translation_key", "merchant")
    chosen = [row for row in rows if wanted in map(_plain, lines(row[0]))] if wanted else []
    return (
        _visible(pages, (page for _, page, _ in chosen if page), "translation_key"),
        _visible(merchants, (merchant for _, _, merchant in chosen if merchant)),
    )


def _visible(queryset: QuerySet, keys: Iterable[Any], field: str = "pk") -> list[int]:
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return []
    seen = dict(queryset.order_by().filter(**{f"{field}__in": wanted}).values_list(field, "pk"))
    return [seen[key] for key in wanted if key in seen]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
