"""Editors open a record's latest revision; a record changed by a list needs one that says the same."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from .tracked import TRACKED, values_of


def add_revisions(records: Iterable[Any], user: Any) -> None:
    """Give each record that has revisions a new one with its present values, as if published by `user`."""
    revised = {record.latest_revision_id: record for record in records if record.latest_revision_id}
    fresh = []
    for old in Revision.objects.filter(pk__in=revised):
        record = revised[old.pk]
        fresh.append(
            Revision(
                content_type_id=old.content_type_id,
                base_content_type_id=old.base_content_type_id,
                object_id=old.object_id,
                created_at=timezone.now(),
                user=user,
                object_str=str(record),
                content=old.content | _content(record),
            )
        )
    Revision.objects.bulk_create(fresh)
    by_object = {(one.content_type_id, one.object_id): one.pk for one in fresh}
    if by_object:
        content_type = fresh[0].content_type_id
        for record in revised.values():
            record.latest_revision_id = record.live_revision_id = by_object[content_type, str(record.pk)]


def _content(record: Any) -> dict[str, Any]:
    names = {name.removesuffix("_id"): name for name in TRACKED[type(record)] if not name.endswith("revision_id")}
    values = values_of(record)
    return {plain: values[name] for plain, name in names.items()}
