"""A release is reviewed as one list, as it would be published, by others than who made it or wrote what is in it."""

import hashlib
from collections.abc import Callable
from typing import Any

from core.progress import UserFacingError
from core.publication_checks import RefusedError
from editing.reviews.authority import Authority, has_authority_for
from editing.reviews.authors import names_of, writers_of_drafts
from editing.reviews.fingerprints import fingerprint_of
from editing.reviews.lists import ListReview, refuse_unapproved
from editing.reviews.models import Subject

from .candidates import Candidate
from .checklist import Checklist
from .models import Release
from .permissions import may_prepare


def review_of(release: Release, checklist: Checklist, user: Any) -> ListReview:
    """The review for one person, of exactly what the checklist holds."""
    candidates = [one for line in checklist.lines for one in (line.candidate, line.merchant) if one]
    said = {(type(one.row)._meta.label, one.row.pk, _digest_of(one)) for one in candidates}
    digest = hashlib.sha256(repr(sorted(said)).encode()).hexdigest()
    return ListReview(
        Subject(release._meta.label, str(release.pk), f"批量发布 {release.title}", digest), user, may_prepare
    )


def _digest_of(one: Candidate) -> str:
    """What would become public with it, inline rows and all; what is public already stays as it is."""
    return repr(one.stored) if one.row.live else fingerprint_of(one.record)


def authors_of(release: Release, checklist: Checklist) -> dict[str, str]:
    """Who made the list, who put something into it, and everybody who wrote on what is in it."""
    candidates = (one for line in checklist.lines for one in (line.candidate, line.merchant) if one)
    writers = writers_of_drafts({one.row for one in candidates if not one.row.live})
    collectors = set(release.items.values_list("added_by", flat=True))
    return names_of({*writers, *collectors, release.made_by_id})


def refuse_unreviewed(release: Release, checklist: Checklist, user: Any, *, planned: bool = False) -> None:
    """Take the last step for a person, or see that it was taken when the release was planned; else UserFacingError."""
    review = review_of(release, checklist, user)
    try:
        if planned:
            refuse_unapproved(review.subject)
        elif user is not None:
            review.release()
        elif not has_authority_for(release):
            raise RefusedError("没有经过审校，不能公开。")
    except RefusedError as refused:
        raise UserFacingError("；".join(refused.messages)) from refused


def authority_for(records: list[Any]) -> Authority:
    """What a reviewed release lets pass: these records, nothing else."""
    keys = {(type(one), one.pk) for one in records}
    covers: Callable[[Any], bool] = lambda record: (type(record), record.pk) in keys  # noqa: E731
    return Authority(covers)
