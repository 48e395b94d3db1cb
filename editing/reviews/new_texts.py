"""What a text says that readers have never seen: all of it, where a changed one shows what differs."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail.fields import StreamField

from .fingerprints import content_of, rows_of
from .values import field_of, label_of, plain, said_in

Passage = tuple[str, str]  # where, and what it says


def passages_of(record: Any) -> list[Passage]:
    """Whatever an editor filled in, in the order of the model; a text told in blocks is one passage for each block."""
    model: type[Model] = type(record)
    said = content_of(record)
    fields = [one for one in (*model._meta.fields, *model._meta.many_to_many) if one.editable and one.name in said]
    names = [one.name for one in fields if not _is_untouched(one, said[one.name])]
    rows = [name for name in rows_of(model) if said.get(name)]
    return [passage for name in [*names, *rows] for passage in _passages(model, name, said[name])]


def is_new(record: Any) -> bool:
    """Whether readers see nothing of a record now."""
    return not type(record)._base_manager.filter(pk=record.pk, live=True).exists()


def _is_untouched(field: Any, value: Any) -> bool:
    if isinstance(value, bool):
        return value == field.get_default()
    return value in (None, "", [], {})


def _passages(model: type[Model], name: str, value: Any) -> Iterator[Passage]:
    label = label_of(model, name)
    field = field_of(model, name)
    if not isinstance(field, StreamField):
        yield label, plain(model, name, value)
        return
    for each in value:
        block = field.stream_block.child_blocks.get(each["type"])
        if block is not None and (text := said_in(block, each["value"])):
            yield (f"{label}：{block.label}" if block.label != label else label), text
