"""A release is reviewed as one list, as it would be published, by others than who made it or wrote what is in it."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Revision

from audit.recording import named
from core.gates import RefusedError
from core.long_work import RefusalError
from reviews.authority import Authority, has_authority_for
from reviews.lists import ListReview, refuse_unapproved
from reviews.models import Subject

from .checklist import Checklist
from .models import Release
from .permissions import may_prepare


def review_of(release: Release, checklist: Checklist, user: Any) -> ListReview:
    """The review for one person, of exactly what the checklist holds."""
    candidates = [one for line in checklist.lines for one in (line.candidate, line.merchant) if one]
    said = sorted((type(one.row)._meta.label, one.row.pk, repr(one.drafted)) for one in candidates)
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    return ListReview(
        Subject(release._meta.label, str(release.pk), f"批量发布 {release.title}", digest), user, may_prepare
    )


def authors_of(release: Release, checklist: Checklist) -> dict[str, str]:
    """Who made the list, and who wrote what is in it."""
    drafts = [
        one.revision.pk for line in checklist.lines for one in (line.candidate, line.merchant) if one and one.revision
    ]
    keys = set(Revision.objects.filter(pk__in=drafts).exclude(user=None).values_list("user", flat=True))
    accounts = get_user_model().objects.filter(pk__in=keys | {release.made_by_id} - {None})
    return {str(account.pk): named(account) for account in accounts}


def refuse_unreviewed(release: Release, checklist: Checklist, user: Any, *, planned: bool = False) -> None:
    """Take the last step for a person, or see that it was taken when the release was planned; else RefusalError."""
    review = review_of(release, checklist, user)
    try:
        if planned:
            refuse_unapproved(review.subject)
        elif user is not None:
            review.release()
        elif not has_authority_for(release):
            raise RefusedError("没有经过审校，不能公开。")
    except RefusedError as refused:
        raise RefusalError("；".join(refused.messages)) from refused


def authority_for(records: list[Any]) -> Authority:
    """What a reviewed release lets pass: these records, nothing else."""
    keys = {(type(one), one.pk) for one in records}
    covers: Callable[[Any], bool] = lambda record: (type(record), record.pk) in keys  # noqa: E731
    return Authority(covers)
