"""What one press of a button would change for readers, collected while it is carried out.

Inside `collecting` every change that walks no chain is noted (`receivers`, and by hand what writes without signals).
Outside of it, where no person is at work, nothing is.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model, TextChoices

from .readership import parent_field

Line = list[str]  # where, before, after


class Deed(TextChoices):
    """What happens to a record as readers see it."""

    ADDED = "added", "新增"
    CHANGED = "changed", "修改"
    HIDDEN = "hidden", "撤下"
    REMOVED = "removed", "删除"
    MOVED = "moved", "移动"
    MERGED = "merged", "合并"
    TAKEN_BACK = "taken_back", "撤回"
    ACCESS = "access", "权限或登录凭据"


@dataclass(frozen=True)
class PublicChange:
    """One record: model label, key ("" if it is new), title, and what differs in the words of its form."""

    deed: Deed
    kind: str
    key: str
    title: str
    label: str = ""
    lines: list[Line] = field(default_factory=list)
    part_of: dict[str, str] = field(default_factory=dict)  # of an inline row: the record it stands in

    @classmethod
    def of(cls, deed: Deed, record: Model, lines: list[Line] | None = None) -> "PublicChange":
        """About a record; `lines` say what differs."""
        options = record._meta
        title = _title(record)[:200]
        key, label = str(record.pk or ""), str(options.verbose_name)
        return cls(deed, options.label, key, title, label, lines or [], _whole(record))

    @property
    def said(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self) | {"deed_label": self.deed.label}


def mark(record: Model) -> tuple[str, str]:
    """What a record is known by in a collection."""
    return record._meta.label, str(record.pk)


def _whole(row: Model) -> dict[str, str]:
    """The record that an inline row stands in; empty for a record of its own."""
    name = parent_field(type(row))
    try:
        record = getattr(row, name) if name else None
    except ObjectDoesNotExist:
        record = None
    if record is None:
        return {}
    options = record._meta
    title = _title(record)[:200]
    return {"kind": options.label, "key": str(record.pk), "label": str(options.verbose_name), "title": title}


def _title(record: Model) -> str:
    try:
        return str(record)
    except (AttributeError, TypeError, ValueError, ObjectDoesNotExist):  # a new one, before all is filled in
        return ""


@dataclass
class Collection:
    """What was noted; `passed` are the records that went public by their own chain in the same press."""

    changes: list[PublicChange] = field(default_factory=list)
    passed: set[tuple[str, str]] = field(default_factory=set)
    is_confirmed: bool = False
    made: set[tuple[str, str]] = field(default_factory=set)  # new records: their keys are others when it is done again

    def forget_undone(self) -> None:
        """Drop what was rolled back since: a form that came back with errors changes nothing."""
        marks = [call for _, call, _ in transaction.get_connection().run_on_commit]
        standing = [call.args[0] for call in marks if isinstance(call, partial) and call.func is _would_stand]
        self.changes = [change for change in self.changes if change in standing]

    @property
    def fingerprint(self) -> str:
        """Equal for equal changes, whatever the order and the titles of records."""
        told = sorted([one.deed, one.kind, one.key, one.lines] for one in self.changes)
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, cls=DjangoJSONEncoder).encode()).hexdigest()


_collection: ContextVar[Collection | None] = ContextVar("public_changes", default=None)


class UnconfirmedError(Exception):
    """Raised to undo what one person did alone."""


@contextmanager
def collecting(*, is_confirmed: bool = False) -> Iterator[Collection]:
    """Note what happens inside the block; `is_confirmed` when two have agreed to it."""
    collection = Collection(is_confirmed=is_confirmed)
    token = _collection.set(collection)
    try:
        yield collection
    finally:
        _collection.reset(token)


def current() -> Collection | None:
    """What is being noted, if a person is at work."""
    return _collection.get()


def was_made(record: Any) -> bool:
    """Whether a record is new in this press: done again, it has another key."""
    collection = current()
    return collection is not None and isinstance(record, Model) and mark(record) in collection.made


def note(deed: Deed, record: Model, lines: list[Line] | None = None) -> None:
    """Note a change, once; for what writes without signals. Nothing happens where no person is at work."""
    collection = current()
    if collection is not None:
        change = PublicChange.of(deed, record, lines)
        if was_made(record):
            change = replace(change, key="")
        if change not in collection.changes:
            collection.changes.append(change)
            transaction.on_commit(partial(_would_stand, change))


def stop_unconfirmed() -> None:
    """Raise UnconfirmedError at once, where going on would touch what no rollback brings back, such as files."""
    collection = current()
    if collection is not None and not collection.is_confirmed:
        raise UnconfirmedError


def _would_stand(change: PublicChange) -> None:
    """A mark among what waits for the commit: the database takes it away with the savepoint it was set in."""
