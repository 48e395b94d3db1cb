"""What a reviewed text changes for readers, in the words of the editor's form; short enough for a slip."""

import html
import re
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.dateparse import parse_datetime
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import StreamField

from .fingerprints import content_of

MOST = 40  # characters around a change
Change = list[str]  # where, before, after


def changes_of(record: Any) -> list[Change]:
    """Compared with what readers see now; one line that says it is new if they see nothing yet."""
    public = type(record)._base_manager.filter(pk=record.pk, live=True).first()
    if public is None:
        return [["全文", "", "首次公开"]]
    before, after = content_of(public), content_of(record)
    names = [name for name in after if after[name] != before.get(name)]
    return [_change(record, name, before.get(name), after[name]) for name in names]


def _change(record: Any, name: str, before: Any, after: Any) -> Change:
    old, new = _plain(record, name, before), _plain(record, name, after)
    if old == new:
        return [_label(record, name), old[:MOST], "（文字相同，格式、链接或图片有变）"]
    if len(old) + len(new) > 4 * MOST:
        old, new = _around_change(old, new)
    return [_label(record, name), old, new]


def _label(record: Any, name: str) -> str:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    related = getattr(field, "related_model", None)
    return str(getattr(field, "verbose_name", None) or (related and related._meta.verbose_name) or name)


def _plain(record: Any, name: str, value: Any) -> str:
    """A value as a reader would say it."""
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    field = next((one for one in record._meta.fields if one.name == name), None)
    if isinstance(field, StreamField):
        return _said(field.stream_block, value)
    if isinstance(value, list | dict):
        return _words(value)
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
    if field is not None and field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _text(str(value))


def _said(block: Any, value: Any) -> str:
    """A block's value without its keys; a choice by its label."""
    if isinstance(block, blocks.StreamBlock):
        known = [(block.child_blocks.get(each["type"]), each["value"]) for each in value or []]
        return " ".join(filter(None, (_said(child, inner) for child, inner in known)))
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return " ".join(filter(None, (_said(child, value.get(name)) for name, child in block.child_blocks.items())))
    if isinstance(block, blocks.ListBlock):
        inner = [each["value"] if isinstance(each, dict) and "value" in each else each for each in value or []]
        return " ".join(filter(None, (_said(block.child_block, each) for each in inner)))
    if isinstance(block, BaseChoiceBlock):
        labels = dict(flatten_choices(block.field.choices))
        chosen = value if isinstance(value, list) else [value]
        return "、".join(str(labels.get(one, one)) for one in chosen if one not in (None, ""))
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


def _around_change(old: str, new: str) -> tuple[str, str]:
    """Only what differs with a little around it, and how many places there are."""
    parts = [
        one for one in SequenceMatcher(None, old, new, autojunk=len(old) > 2000).get_opcodes() if one[0] != "equal"
    ]
    if not parts:
        return old[:MOST], new[:MOST]
    _, a, b, c, d = parts[0]
    more = f"（共 {len(parts)} 处）" if len(parts) > 1 else ""
    return f"…{old[max(0, a - 10) : b][:MOST]}…", f"…{new[max(0, c - 10) : d][:MOST]}…{more}"
