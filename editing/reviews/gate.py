"""The gate: nothing becomes public that has not walked all its steps, whichever road it takes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import DraftStateMixin

from core.publication_checks import PublicationAttempt, Stage

from .authority import has_authority_for
from .fingerprints import content_of, fingerprint_of, public_fingerprint, subject_of
from .models import Decision, ReviewRules
from .review_progress import ReviewProgress

_WAY = {
    True: "已送审，等{step}。",
    False: "还没有走完审校。请点“送审”，由初审、复审和终审逐步通过。",
}
_OVERTAKEN = "审定以后，读者看到的内容又变过，原来的审定不再算数。请核对后重新送审。"
_STALE = "审定已经超过 {days} 天，不再算数。请重新送审。"


def keep_reviewed(publication: PublicationAttempt) -> list[str]:
    """Object to what has not been approved exactly as it stands."""
    record = publication.record
    if not isinstance(record, DraftStateMixin):  # an inline row is part of its record
        return []
    if publication.moment in (Stage.REVIEW, Stage.BATCH):  # a list is reviewed as one thing, before it is written
        return []
    if publication.moment != Stage.FORM and has_authority_for(record):
        return []
    standing = standing_of(record)
    if standing.is_approved:
        return _what_voids(record, standing)
    if publication.moment == Stage.PUBLIC and (_is_as_before(record) or _follows_its_source(record)):
        return []
    return [_WAY[True].format(step=standing.due.label) if standing.due else _WAY[False]]


def standing_of(record: Any) -> ReviewProgress:
    """How far exactly this text has come."""
    if record.pk is None:
        return ReviewProgress()
    return ReviewProgress.after(Decision.objects.on(subject_of(record)))


def _what_voids(record: Any, standing: ReviewProgress) -> list[str]:
    """Why an approval no longer holds: it was given over other public content, or too long ago; empty if it holds."""
    if standing.base != public_fingerprint(record):
        return [_OVERTAKEN]
    days = ReviewRules.load().days_valid
    since = max(filter(None, (standing.last_at, record.go_live_at)), default=timezone.now())
    return [_STALE.format(days=days)] if since + timedelta(days=days) < timezone.now() else []


def _is_as_before(record: Any) -> bool:
    """Whether readers see this already: a save that changes no word."""
    stored = type(record)._base_manager.filter(pk=record.pk, live=True).first() if record.pk else None
    return stored is not None and fingerprint_of(stored) == fingerprint_of(record)


def _follows_its_source(record: Any) -> bool:
    """Whether it is an alias that says what its public source says; only its address is its own."""
    if getattr(record, "alias_of_id", None) is None:
        return False
    source = type(record)._base_manager.filter(pk=record.alias_of_id, live=True).first()
    return source is not None and _without_address(source) == _without_address(record)


def _without_address(record: Any) -> dict[str, Any]:
    return {name: value for name, value in content_of(record).items() if name not in ("slug", "show_in_menus")}
