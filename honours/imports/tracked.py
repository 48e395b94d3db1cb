"""The values of a record that an import may touch, to put back and to compare."""

import hashlib
import json
from typing import Any

from django.db.models import Model

from honours.models import Honour, Merchant

_PUBLISHING = ("live", "has_unpublished_changes", "last_published_at", "latest_revision_id", "live_revision_id")
TRACKED: dict[type[Model], tuple[str, ...]] = {
    Merchant: (
        *("title", "registered_name", "credit_code", "kind", "trade_id", "spot_id", "address"),
        *_PUBLISHING,
    ),
    Honour: (
        *("merchant_id", "scheme_id", "number", "notice_on", "notice_until", "issued_on", "valid_to"),
        *("withdrawn_on", "withdrawal_reason", "withdrawal_kind"),
        *_PUBLISHING,
    ),
}


def values_of(record: Model) -> dict[str, Any]:
    """The tracked values, ready for JSON."""
    values = {name: getattr(record, name) for name in TRACKED[type(record)]}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def put_back(record: Model, values: dict[str, Any]) -> None:
    """Set the tracked values on a record; it is not saved."""
    for name, value in values.items():
        field: Any = record._meta.get_field(name)
        setattr(record, name, field.to_python(value))


def digest(record: Model) -> str:
    """A fingerprint of the tracked values."""
    text = json.dumps(values_of(record), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
