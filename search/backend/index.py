"""Writing the index: one upsert for any number of objects, nothing recomputed."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, prefetch_related_objects
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk
from wagtail.search.index import RelatedFields

from core.bulk import insert_rows

from .documents import Document, document

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


class TokenIndex:
    """Stores tokens in the entries that Wagtail's own database index uses.

    Wagtail's index also keeps a mean title length over all rows with each save;
    our order does not use it, so nothing is computed.
    """

    columns: tuple[str, ...]

    def __str__(self) -> str:
        return IndexEntry._meta.db_table

    @abstractmethod
    def values(self, found: Document) -> dict[str, str]:
        """Return the columns of an entry."""

    @abstractmethod
    def tidy(self) -> None:
        """Put the tables in shape after a rebuild."""

    def add_items(self, model: type[Model], items: Iterable[Any]) -> None:
        """Index objects of one model; those already there are replaced."""
        content_type, items = get_content_type_pk(model), list(items)
        if len(items) > 1:  # a single one is at hand somewhere, and would go on with what is true now
            fields: Any = getattr(model, "search_fields", ())
            prefetch_related_objects(items, *(one.field_name for one in fields if isinstance(one, RelatedFields)))
        found = {entry.key: self.values(entry) for entry in map(document, items)}
        insert_rows(
            IndexEntry,
            ["content_type_id", "object_id", *self.columns],
            ((content_type, key, *(values[column] for column in self.columns)) for key, values in found.items()),
            unique=["content_type_id", "object_id"],
        )


class Rebuilder:
    """`update_index`: entries are replaced chunk by chunk, so searching and saving go on meanwhile."""

    def __init__(self, index: Any) -> None:
        self.index = index

    def start(self) -> Any:
        """Drop the entries of objects that are gone; return the index to fill."""
        self.index.delete_stale_entries()
        return self.index

    def finish(self) -> None:
        self.index.tidy()
