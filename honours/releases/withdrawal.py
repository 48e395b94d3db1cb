"""Taking a release back: on its own day everything is a draft again, later the public record says what happened.

See docs/decisions/honours.md, 0421 and 0502.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction

from core.progress import Progress, UserFacingError
from editing.audit.events import AuditEvent
from editing.audit.log import record as write_down
from editing.reviews.authority import acting_on
from editing.reviews.models import Subject
from editing.reviews.urgent import note
from honours.history.states import WithdrawalKind
from honours.models import Honour, Merchant

from .locks import release_lock
from .models import Release, ReleaseItem
from .permissions import PUBLISH_MERCHANTS
from .reviewing import authority_for
from .states import ReleaseState

NOTHING = "这一批没有可以撤回的内容。"
NO_RIGHT = "这一批一并公开过商户，撤回它们需要发布商户的权限，你的账号没有。"


def take_back(release: Release, user: Any, reason: str) -> Iterator[Progress]:
    """Take back in one transaction what the release published and nobody has changed since.

    Raise UserFacingError when there is nothing to take back, or an honour has been published anew since.
    """
    with release_lock(release) as release:
        if not release.can_be_taken_back:
            raise UserFacingError(NOTHING)
        honours = _honours(release)
        merchants = _merchants(release) if release.is_of_today else []
        if merchants and not user.has_perm(PUBLISH_MERCHANTS):
            raise UserFacingError(NO_RIGHT)
        authority = authority_for(honours)
        if not release.is_of_today:
            subject = Subject(release._meta.label, str(release.pk), f"收回 {release.title}", "")
            told = [[str(honour), "", WithdrawalKind.TAKEN_BACK.label] for honour in honours]
            # Readers must learn of it at once; somebody else looks at it afterwards.
            note(subject, user, reason, {}, changes=told)
        total = len(honours) + len(merchants)
        for done, record in enumerate([*honours, *merchants], start=1):
            if release.is_of_today:
                UnpublishAction(record, user=user).execute(skip_permission_checks=True)
            else:
                with acting_on(authority):
                    _tell(record, user, reason)
            yield Progress(done, total)
        release.state, release.withdrawal_reason = ReleaseState.WITHDRAWN, reason
        release.withdrawn_by, release.withdrawn_at = user, timezone.now()
        release.save()
        write_down(user, AuditEvent.RELEASE, release, 做了="撤回", 理由=reason)


def _tell(honour: Honour, user: Any, reason: str) -> None:
    """Publish that the honour was released by mistake: past days stay as they were, from today on readers see why."""
    if honour.has_unpublished_changes:
        raise UserFacingError(f"{honour.number} 有一份还没发布的修改，整批不能撤回。请先发布或放弃这份修改。")
    honour.withdrawn_on = timezone.localdate()
    honour.withdrawal_kind, honour.withdrawal_reason = WithdrawalKind.TAKEN_BACK, reason
    honour.save_revision(user=user).publish(user=user)


def public_honours(release: Release) -> QuerySet[Honour]:
    """What the release published and is still public."""
    made = ReleaseItem.objects.filter(release=release, revision__isnull=False).values("honour")
    return Honour.objects.filter(pk__in=made, live=True).select_related("scheme", "merchant").order_by("pk")


def _honours(release: Release) -> list[Honour]:
    """The same, locked; raise UserFacingError if any was published anew since."""
    made = dict(ReleaseItem.objects.filter(release=release, revision__isnull=False).values_list("honour", "revision"))
    honours = list(public_honours(release).select_for_update(of=("self",)))
    later = [honour.number for honour in honours if honour.live_revision_id != made[honour.pk]]
    if later:
        names = "、".join(later[:5]) + ("等" if len(later) > 5 else "")
        raise UserFacingError(f"{names} 在这次发布之后又改动并公开过，整批不能撤回。请先核对这几块，再逐条处理。")
    return honours


def _merchants(release: Release) -> list[Merchant]:
    """Merchants that became public with the release and have no other public honour."""
    items = ReleaseItem.objects.filter(release=release)
    along = items.filter(merchant_released=True).values("honour__merchant")
    others = Honour.objects.filter(live=True).exclude(release_items__in=items).values("merchant")
    found = Merchant.objects.filter(pk__in=along, live=True).exclude(pk__in=others)
    return list(found.order_by("pk").select_for_update())
