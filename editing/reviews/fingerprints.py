"""What a record says, without Wagtail's bookkeeping: equal for a draft and for what publishing makes of it."""

import hashlib
import json
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField

from .circumstances import circumstances_of
from .models.decisions import Subject

_BOOKKEEPING = {
    "pk", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "translation_key", "locale", "alias_of",
    "owner", "draft_title", "live", "live_revision", "latest_revision", "latest_revision_created_at", "expired",
    "has_unpublished_changes", "first_published_at", "last_published_at", "locked", "locked_at", "locked_by",
    "wagtail_admin_comments",
}  # fmt: skip


def content_of(record: Any) -> dict[str, Any]:
    """The fields of a record with its inline rows, as plain JSON; only what is kept as JSON is read as JSON."""
    plain = json.loads(json.dumps(record.serializable_data(), cls=DjangoJSONEncoder))
    return _canonical(type(record), plain)


def fingerprint_of(record: Any) -> str:
    """SHA-256 of what a record says, where it stands, who may read it and what is in the files it shows."""
    said = [content_of(record), circumstances_of(record)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def public_fingerprint(record: Any) -> str:
    """The same of what readers see of it now; "" if they see nothing."""
    public = type(record)._base_manager.filter(pk=record.pk, live=True).first() if record.pk else None
    return fingerprint_of(public) if public is not None else ""


def subject_of(record: Any) -> Subject:
    """A record as something to review."""
    return Subject(record._meta.label, str(record.pk), str(record)[:255], fingerprint_of(record))


def _canonical(model: type[Model], plain: dict[str, Any]) -> dict[str, Any]:
    """Inline rows without their keys, which they get on publishing; stream fields as JSON, not as text of it."""
    streams = {field.name for field in model._meta.fields if isinstance(field, StreamField)}
    rows = rows_of(model)
    said = {}
    for name, value in sorted(plain.items()):
        if name in rows and isinstance(value, list):
            said[name] = [_canonical(rows[name], row) for row in value]
        elif name not in _BOOKKEEPING:
            said[name] = _blocks(value) if name in streams and isinstance(value, str) else value
    return said


@cache
def rows_of(model: type[Model]) -> dict[str, type[Model]]:
    """The models of a record's inline rows, by name."""
    if not issubclass(model, ClusterableModel):
        return {}
    return {one.get_accessor_name(): one.related_model for one in get_all_child_relations(model)}


def _blocks(value: str) -> Any:
    return json.loads(value) if value else []
