"""Who wrote a text: everybody who touched it since readers last got a new version, and who handed it in."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Revision

from audit.recording import named


def authors_of(revision: Revision, submitter: Any) -> dict[str, str]:
    """Keys of the accounts and how a slip names them."""
    record = revision.content_object
    found = Revision.objects.filter(
        base_content_type=revision.base_content_type_id,
        object_id=revision.object_id,
        created_at__lte=revision.created_at,
    )
    if record.live and record.live_revision_id:
        found = found.filter(created_at__gt=record.live_revision.created_at)
    keys = set(found.exclude(user=None).values_list("user", flat=True))
    accounts = get_user_model().objects.filter(
        pk__in=keys | {revision.user_id, getattr(submitter, "pk", None)} - {None}
    )
    return {str(account.pk): named(account) for account in accounts}
