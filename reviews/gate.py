"""The gate: nothing becomes public that has not walked all its steps, whichever road it takes."""

from typing import Any

from wagtail.models import DraftStateMixin

from core.gates import Moment, Publication

from .authority import has_authority_for
from .digests import content_of, digest_of, subject_of
from .models import Decision
from .standing import Standing

_WAY = {
    True: "已送审，等{step}。",
    False: "还没有走完审校。请点“送审”，由初审、复审和终审逐步通过。",
}


def keep_reviewed(publication: Publication) -> list[str]:
    """Object to what has not been approved exactly as it stands."""
    record = publication.record
    if not isinstance(record, DraftStateMixin):  # an inline row is part of its record
        return []
    if publication.moment in (Moment.REVIEW, Moment.BATCH):  # a list is reviewed as one thing, before it is written
        return []
    if publication.moment != Moment.FORM and has_authority_for(record):
        return []
    standing = standing_of(record)
    if standing.is_approved:
        return []
    if publication.moment == Moment.PUBLIC and (_is_as_before(record) or _follows_its_source(record)):
        return []
    return [_WAY[True].format(step=standing.due.label) if standing.due else _WAY[False]]


def standing_of(record: Any) -> Standing:
    """How far exactly this text has come."""
    if record.pk is None:
        return Standing()
    return Standing.after(Decision.objects.on(subject_of(record)))


def _is_as_before(record: Any) -> bool:
    """Whether readers see this already: a save that changes no word."""
    stored = type(record)._base_manager.filter(pk=record.pk, live=True).first() if record.pk else None
    return stored is not None and digest_of(stored) == digest_of(record)


def _follows_its_source(record: Any) -> bool:
    """Whether it is an alias that says what its public source says; only its address is its own."""
    if getattr(record, "alias_of_id", None) is None:
        return False
    source = type(record)._base_manager.filter(pk=record.alias_of_id, live=True).first()
    return source is not None and _without_address(source) == _without_address(record)


def _without_address(record: Any) -> dict[str, Any]:
    return {name: value for name, value in content_of(record).items() if name not in ("slug", "show_in_menus")}
