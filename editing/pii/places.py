"""Every text of a record that readers get, each with its place named as editors know it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage

from .texts import Place, block, rich

_TEXTS = (models.CharField, models.TextField)


def places(record: models.Model) -> Iterator[Place]:
    """The record's own fields, its inline rows, the pictures and files it names."""
    yield from _own(record, "")
    for relation in _children(type(record)):
        name = relation.related_model._meta.verbose_name
        for number, child in enumerate(getattr(record, relation.get_accessor_name()).all(), 1):
            yield from _own(child, f"{name}第 {number} 条 › ")


def _own(record: models.Model, prefix: str) -> Iterator[Place]:
    for field in _telling(type(record)):
        value = getattr(record, field.name, None)
        if not value:
            continue
        place = f"{prefix}{field.verbose_name}"
        if isinstance(field, models.ForeignKey):
            yield place, value
        elif isinstance(field, StreamField):
            yield from block(f"“{place}”", value.stream_block, value)
        else:
            yield from rich(f"“{place}”", value) if isinstance(field, RichTextField) else [(f"“{place}”", str(value))]


@cache
def _children(model: type[models.Model]) -> list[Any]:
    """What hangs on a record as inline rows."""
    return list(get_all_child_relations(model))


@cache
def _telling(model: type[models.Model]) -> list[Any]:
    """The fields that can hold a text, a picture or a file for readers; asked for with every row of a list."""
    return [field for field in model._meta.concrete_fields if _tells(field)]


def _tells(field: Any) -> bool:
    if isinstance(field, models.ForeignKey):
        return _is_file(field)
    return isinstance(field, StreamField) or (field.editable and isinstance(field, _TEXTS))


def _is_file(field: Any) -> bool:
    return not isinstance(field, ParentalKey) and issubclass(field.related_model, (AbstractImage, AbstractDocument))


def picture_texts(picture: AbstractImage) -> Iterator[tuple[str, str]]:
    """What readers get with a picture besides itself."""
    yield "图片名", picture.title
    yield "图片描述", picture.description
    yield "英文描述", str(getattr(picture, "english", ""))
    yield "作者或来源", str(getattr(picture, "credit", ""))
