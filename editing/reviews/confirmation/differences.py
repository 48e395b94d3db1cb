"""What a save would change in a record without drafts, field by field."""

import hashlib
from typing import Any

from django.core.files.base import File
from django.db.models import FileField, Model
from modelcluster.fields import ParentalKey

from .changes import Line, was_made

MOST = 120  # characters of a value that are shown


def differences(stored: Model | None, record: Model) -> list[Line]:
    """The fields that an editor can change and that differ; all that are filled in for a new record."""
    found = []
    for field in (one for one in record._meta.concrete_fields if _is_told(one)):
        before, after = _value(stored, field) if stored else "", _value(record, field)
        if before != after:
            found.append([str(field.verbose_name), before, after])
    return found


def _is_told(field: Any) -> bool:
    """An editor's fields; an inline row's record has perhaps no key yet."""
    return field.editable and not field.primary_key and not isinstance(field, ParentalKey)


def _value(record: Model, field: Any) -> str:
    value = getattr(record, field.attname)
    if isinstance(field, FileField):
        return _file(value)
    if value is None or value == "":
        return ""
    if field.is_relation:
        related = getattr(record, field.name)
        return _shown(str(related) if was_made(related) else f"{related}（{value}）")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _shown(str(field.to_python(value)))


def _file(value: Any) -> str:
    """A file by what is in it: the same name may hold another picture."""
    if not value:
        return ""
    name = value.name.rpartition("/")[2]
    try:
        if value._committed:
            with value.storage.open(value.name) as kept:
                return f"{name}（{_digest(kept)[:12]}）"
        return f"{name}（{_digest(value.file)[:12]}）"
    except OSError:
        return f"{name}（文件不在了）"


def _digest(file: File) -> str:
    """SHA-256 of a file, which stands at its beginning before and after."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(1 << 16), b""):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _shown(text: str) -> str:
    """A long value by its beginning and its digest, so that no change hides behind the cut."""
    if len(text) <= MOST:
        return text
    return f"{text[:MOST]}…（共 {len(text)} 字，{hashlib.sha256(text.encode()).hexdigest()[:8]}）"
