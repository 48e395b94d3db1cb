"""What a record says, without Wagtail's bookkeeping: equal for a draft and for what publishing makes of it."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from .models.decisions import Subject

_BOOKKEEPING = {
    "pk", "page_ptr", "path", "depth", "numchild", "url_path", "content_type", "translation_key", "locale", "alias_of",
    "owner", "draft_title", "live", "live_revision", "latest_revision", "latest_revision_created_at", "expired",
    "has_unpublished_changes", "first_published_at", "last_published_at", "locked", "locked_at", "locked_by",
    "wagtail_admin_comments",
}  # fmt: skip


def content_of(record: Any) -> dict[str, Any]:
    """The fields of a record with its inline rows, as plain JSON."""
    plain = json.loads(json.dumps(record.serializable_data(), cls=DjangoJSONEncoder))
    return {name: _canonical(value) for name, value in sorted(plain.items()) if name not in _BOOKKEEPING}


def digest_of(record: Any) -> str:
    """SHA-256 of what a record says."""
    return hashlib.sha256(json.dumps(content_of(record), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def subject_of(record: Any) -> Subject:
    """A record as something to review."""
    return Subject(record._meta.label, str(record.pk), str(record)[:255], digest_of(record))


def _canonical(value: Any) -> Any:
    """Inline rows without their keys, which they get on publishing; stream fields as JSON, not as text of it."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    if isinstance(value, list):
        return [_row(one) if isinstance(one, dict) else one for one in value]
    return value


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _canonical(value) for name, value in row.items() if name not in _BOOKKEEPING}
