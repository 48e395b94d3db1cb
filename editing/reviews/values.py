"""Values of a record in a reader's words: labels for names, titles for keys, no markup."""

import html
import re
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.dateparse import parse_datetime
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import StreamField

from .fingerprints import rows_of


def field_of(model: type[models.Model], name: str) -> Any:
    """The field of that name; None for inline rows and what is none."""
    return next((one for one in (*model._meta.fields, *model._meta.many_to_many) if one.name == name), None)


def label_of(model: type[models.Model], name: str) -> str:
    """How the editor's form names a field or a kind of inline rows."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    related = getattr(field, "related_model", None)
    return str(getattr(field, "verbose_name", None) or (related and related._meta.verbose_name) or name)


def plain(model: type[models.Model], name: str, value: Any) -> str:
    """A value as a reader would say it."""
    if value is None or value in ("", [], {}):
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    field = field_of(model, name)
    if isinstance(field, StreamField):
        return said_in(field.stream_block, value)
    if field is not None and field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return "、".join(map(str, field.related_model._base_manager.filter(pk__in=keys))) or str(value)
    if isinstance(value, list) and (row := rows_of(model).get(name)):
        return "；".join(filter(None, (_row(row, each) for each in value)))
    return _words(value) if isinstance(value, list | dict) else _single(field, value)


def _single(field: Any, value: Any) -> str:
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _text(str(value))


def _row(model: type[models.Model], row: dict[str, Any]) -> str:
    """The editor's fields of an inline row that say something."""
    names = [field.name for field in model._meta.fields if field.editable and not isinstance(field, ParentalKey)]
    return " ".join(plain(model, name, row[name]) for name in names if row.get(name) not in (None, "", [], False))


def said_in(block: Any, value: Any) -> str:
    """A block's value without its keys; a choice by its label, a picture or file by its title."""
    if isinstance(block, blocks.StreamBlock):
        known = [(block.child_blocks.get(each["type"]), each["value"]) for each in value or []]
        return " ".join(filter(None, (said_in(child, inner) for child, inner in known)))
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return " ".join(filter(None, (said_in(child, value.get(name)) for name, child in block.child_blocks.items())))
    if isinstance(block, blocks.ListBlock):
        inner = [each["value"] if isinstance(each, dict) and "value" in each else each for each in value or []]
        return " ".join(filter(None, (said_in(block.child_block, each) for each in inner)))
    if isinstance(block, BaseChoiceBlock):
        labels = dict(flatten_choices(block.field.choices))
        chosen = value if isinstance(value, list) else [value]
        return "、".join(str(labels.get(one, one)) for one in chosen if one not in (None, ""))
    if isinstance(block, blocks.ChooserBlock):
        found = block.model_class._base_manager.filter(pk=value).first() if value else None
        return f"{found._meta.verbose_name}“{found}”" if found is not None else ""
    if isinstance(block, blocks.BooleanBlock):
        return block.label if value else ""
    return _words(value)


def _words(value: Any) -> str:
    """Every sentence inside blocks or rows, without their keys."""
    if isinstance(value, dict):
        return " ".join(filter(None, (_words(one) for name, one in value.items() if name not in ("id", "type"))))
    if isinstance(value, list):
        return " ".join(filter(None, map(_words, value)))
    return _text(str(value)) if value not in (None, "") else ""


def _text(value: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", value)).split())
