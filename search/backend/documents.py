"""An object as the index sees it: its own title, its names for pickers, and all else."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Manager, TextField
from django.utils.encoding import force_str
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from ..pinyin import sound_tokens
from ..tokens import runs, tokens
from .marks import LEAD

_SHORT = 120  # characters of a text whose tokens are worth keeping


@dataclass(frozen=True)
class Document:
    """The tokens of one object by column."""

    key: str
    title: list[str]
    names: list[str]
    body: list[str]


def document(item: Any) -> Document:
    """Return the tokens of `item` as its search fields say.

    Only the item's own `title` counts as title: a related one (the spot of a merchant)
    would make every shop at a place an equal of the place. The sentence that sums an item up stands in the body a
    second time, marked: what a page is about weighs more than what it mentions.
    """
    title: list[str] = []
    names: list[str] = []
    body: list[str] = []
    for field, value, own in _texts(item, item.get_search_fields()):
        is_title = own and field.field_name == "title"
        if isinstance(field, AutocompleteField):
            names += _tokens(value)
            names += sound_tokens(value) if is_title else []
        else:
            (title if is_title else body).extend(_tokens(value))
            if is_title and len(joined := runs(value)) > 1:
                body += tokens("".join(joined))  # marks inside a name do not matter: 老四川（总店） is 老四川总店
            if own and field.field_name == "summary":
                body += [LEAD + token for token in _tokens(value)]
    return Document(force_str(item.pk), title, names, body)


def other_texts(item: Any) -> Iterator[str]:
    """Return the searched texts of `item` but its title, for showing why it was found."""
    for field, value, own in _texts(item, item.get_search_fields()):
        if isinstance(field, SearchField) and not (own and field.field_name == "title"):
            yield value


def _texts(item: Any, fields: list[Any], own: bool = True) -> Iterator[tuple[Any, str, bool]]:
    for field in fields:
        if isinstance(field, (SearchField, AutocompleteField)):
            yield field, _text(item, field), own
        elif isinstance(field, RelatedFields):
            for related in _related(field.get_value(item)):
                for part, value, _ in _texts(related, field.fields, own=False):
                    yield part, value, False


def _tokens(text: str) -> list[str] | tuple[str, ...]:
    return _short_tokens(text) if len(text) <= _SHORT else tokens(text)


@lru_cache(maxsize=4096)
def _short_tokens(text: str) -> tuple[str, ...]:
    """A name is met twice in one object, a place or a trade in thousands."""
    return tuple(tokens(text))


def _text(item: Any, field: Any) -> str:
    name = field.field_name
    model: Any = type(item)
    if _holds_text(model, name):
        return getattr(item, name) or ""
    return _plain(field.get_value(item))


@lru_cache(maxsize=1024)
def _holds_text(model: type, name: str) -> bool:
    """Whether a field is nothing but text, so that Wagtail's way to its value may be cut short."""
    try:
        field = model._meta.get_field(name)  # type: ignore[attr-defined]
    except FieldDoesNotExist:
        return False
    return isinstance(field, (CharField, TextField)) and not hasattr(field, "get_searchable_content")


def _related(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    return [value]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(map(_plain, value))
    return force_str(value)
