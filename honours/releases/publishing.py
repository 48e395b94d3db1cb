"""The moment itself: every honour and every draft merchant of a release becomes public, or nothing does."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from core.progress import Progress, UserFacingError
from editing.audit.events import AuditEvent
from editing.audit.log import record as write_down
from editing.reviews.authority import acting_on

from .candidates import Candidate
from .checklist import Checklist
from .locks import open_release_lock, release_lock
from .models import Release, ReleaseItem
from .permissions import PUBLISH_MERCHANTS, may_publish
from .reviewing import authority_for, refuse_unreviewed
from .states import ReleaseState

STALE = "你确认之后，这一批又有改动，什么都没有发布。请看过清单再确认一次。"
EMPTY = "这一批里没有还未公开的荣誉。"
NO_RIGHT = "这一批要一并公开还是草稿的商户，你的账号没有发布商户的权限。"


def publish(release: Release, user: Any, fingerprint: str = "") -> Iterator[Progress]:
    """Publish a release in one transaction, as it was when its `fingerprint` was taken (empty: as it is now).

    Whoever stops listening, or kills the process, leaves the database as it was. Raise UserFacingError with a reason.
    """
    with open_release_lock(release) as release:
        yield from _publish(release, user, fingerprint)


def publish_due(release: Release) -> bool:
    """Publish a planned release, in the name of who planned it; False when that is already done or called off."""
    with release_lock(release) as current:
        if not (current.is_open and current.planned_for and current.planned_for <= timezone.now()):
            return False
        _refuse_lost_right(current.planned_by)
        for _ in _publish(current, current.planned_by, "", planned=True):
            pass
    return True


def _refuse_lost_right(user: Any) -> None:
    """Who planned it must still be here and allowed to."""
    if user is None or not user.is_active or not may_publish(user):
        raise UserFacingError("预定这一批的账号已经停用，或不再有发布权限。请由有权限的人重新预定。")


def _publish(release: Release, user: Any, fingerprint: str, *, planned: bool = False) -> Iterator[Progress]:
    checklist = Checklist.of(release, locked=True)
    _refuse(checklist, user, fingerprint)
    refuse_unreviewed(release, checklist, user, planned=planned)
    merchants, lines = checklist.merchants, checklist.to_publish
    authority = authority_for([*(one.row for one in merchants), *(line.candidate.row for line in lines)])
    total = len(merchants) + len(lines)
    for done, merchant in enumerate(merchants, start=1):
        with acting_on(authority):
            _make_public(merchant, user)
        yield Progress(done, total)
    for done, line in enumerate(lines, start=len(merchants) + 1):
        with acting_on(authority):
            line.item.revision = _make_public(line.candidate, user)
        yield Progress(done, total)
    for line in checklist.lines:
        line.item.merchant_released = line.goes_along
    _close(release, user, checklist)


def _refuse(checklist: Checklist, user: Any, fingerprint: str) -> None:
    if fingerprint and fingerprint != checklist.fingerprint:
        raise UserFacingError(STALE)
    if checklist.faulty:
        first = checklist.faulty[0]
        more = f"（共 {len(checklist.faulty)} 块有问题）" if len(checklist.faulty) > 1 else ""
        raise UserFacingError(f"{first.honour.number}：{first.problems[0].text}{more}。这一批一块都没有发布。")
    if checklist.is_empty:
        raise UserFacingError(EMPTY)
    if checklist.merchants and user and not user.has_perm(PUBLISH_MERCHANTS):
        raise UserFacingError(NO_RIGHT)


def _make_public(candidate: Candidate, user: Any) -> Any:
    """Publish one record the way Wagtail does, with its log, signals and indexes; returns the revision."""
    revision = candidate.revision_to_publish(user)
    candidate.row.publish(revision, user=user, skip_permission_checks=True)
    return revision


def _close(release: Release, user: Any, checklist: Checklist) -> None:
    items = [line.item for line in checklist.lines]
    ReleaseItem.objects.bulk_update(items, ["revision", "merchant_released"], batch_size=200)
    release.items.update(is_open=False)
    release.state, release.failure = ReleaseState.RELEASED, ""
    release.released_by, release.released_at = user, timezone.now()
    release.honours_released, release.merchants_released = len(checklist.to_publish), len(checklist.merchants)
    release.save()
    write_down(
        user or "系统", AuditEvent.RELEASE, release, 荣誉=release.honours_released, 商户=release.merchants_released
    )
