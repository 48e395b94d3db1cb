"""Who wrote a text: everybody whose words become public with it, and who handed it in.

What readers have not seen since the last publication counts, also what was written before and is brought back. Apps
whose records are written elsewhere too, such as translations, add their own source.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from editing.audit.log import named

#: From a record to the keys of accounts that wrote parts of it elsewhere.
AuthorSource = Callable[[Any], Iterable[int]]
_sources: list[AuthorSource] = []


def add_author_source(source: AuthorSource) -> AuthorSource:
    """Ask this too from now on."""
    if source not in _sources:
        _sources.append(source)
    return source


def authors_of(revision: Revision, submitter: Any) -> dict[str, str]:
    """Keys of the accounts and how a slip names them."""
    record = revision.content_type.model_class()._base_manager.get(pk=revision.object_id)  # as it is now
    keys = writers_of(record, revision) | {revision.user_id, getattr(submitter, "pk", None)}
    return names_of(keys)


def names_of(keys: Iterable[Any]) -> dict[str, str]:
    """Accounts by their keys, as slips name them; None and accounts that are gone are left out."""
    accounts = get_user_model().objects.filter(pk__in={key for key in keys if key})
    return {str(account.pk): named(account) for account in accounts}


def writers_of(record: Any, revision: Revision | None = None) -> set[int]:
    """Everybody who wrote on a record since readers last got a new version, up to a revision if one is given."""
    kind = ContentType.objects.get_for_model(Page if isinstance(record, Page) else type(record))
    found = Revision.objects.filter(base_content_type=kind, object_id=str(record.pk))
    if revision is not None:
        found = found.filter(created_at__lte=revision.created_at)
    since = record.live_revision.created_at if record.live and record.live_revision_id else None
    fresh = found.filter(created_at__gt=since) if since else found
    keys = set(fresh.exclude(user=None).values_list("user", flat=True))
    keys |= _restored(record, since)
    return keys.union(*(source(record) for source in _sources))


def writers_of_drafts(records: Iterable[Any]) -> set[int]:
    """Everybody who ever wrote on any of many records that are not public; a few queries for each kind."""
    keys: set[int] = set()
    by_kind: dict[Any, list[str]] = {}
    for record in records:
        by_kind.setdefault(ContentType.objects.get_for_model(type(record)), []).append(str(record.pk))
    for kind, found in by_kind.items():
        written = Revision.objects.filter(base_content_type=kind, object_id__in=found).exclude(user=None)
        keys |= set(written.values_list("user", flat=True))
    return keys


def _restored(record: Any, since: Any) -> set[int]:
    """Who wrote the older versions that were brought back."""
    if isinstance(record, Page):
        entries: Any = PageLogEntry.objects.filter(page=record.pk)
    else:
        kind = ContentType.objects.get_for_model(record, for_concrete_model=False)
        entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(record.pk))
    told = entries.filter(action="wagtail.revert")
    if since:
        told = told.filter(timestamp__gt=since)
    revisions = {(one.data.get("revision") or {}).get("id") for one in told} - {None}
    return set(Revision.objects.filter(pk__in=revisions).exclude(user=None).values_list("user", flat=True))
