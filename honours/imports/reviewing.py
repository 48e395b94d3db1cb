"""An import is reviewed as one list: what the preview showed, by others than who uploaded it."""

import hashlib
from typing import Any

from core.progress import UserFacingError
from core.publication_checks import RefusedError
from editing.audit.log import named
from editing.reviews.authority import has_authority_for
from editing.reviews.lists import ListReview
from editing.reviews.models import Subject

from .models import ImportBatch
from .permissions import may_import


def review_of(batch: ImportBatch, user: Any) -> ListReview:
    """The review of a batch for one person. Its rows never change; the import refuses when the site has changed."""
    said = repr((batch.sha256, batch.sheet, sorted(batch.counts.items())))
    digest = hashlib.sha256(said.encode()).hexdigest()
    subject = Subject(batch._meta.label, str(batch.pk), f"导入名单 {batch.file_name}"[:255], digest)
    return ListReview(subject, user, may_import)


def authors_of(batch: ImportBatch) -> dict[str, str]:
    """Who uploaded it."""
    return {str(batch.made_by_id): named(batch.made_by)} if batch.made_by else {}


def refuse_unreviewed(batch: ImportBatch, user: Any) -> None:
    """Take the last step for a person, or raise UserFacingError; without one, only the system may import."""
    try:
        if user is not None:
            review_of(batch, user).release()
        elif not has_authority_for(batch):
            raise RefusedError("没有经过审校的名单不能导入。")
    except RefusedError as refused:
        raise UserFacingError("；".join(refused.messages)) from refused
