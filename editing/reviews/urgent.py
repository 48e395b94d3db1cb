"""Publishing before anybody has looked: allowed to few, said why, and looked at afterwards by somebody else."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.public_holidays import working_days_after
from core.publication_checks import RefusedError
from editing.audit.events import AuditEvent
from editing.audit.log import record as write_down

from .authority import Authority, acting_on
from .authors import authors_of
from .changes import changes_of
from .decisions import write
from .fingerprints import subject_of
from .models import Decision, ReviewRules, Subject
from .steps import ReviewOutcome, ReviewStep

PERMISSION = "reviews.publish_urgently"


@transaction.atomic
def publish_urgently(record: Any, user: Any, reason: str) -> Decision:
    """Publish the latest draft of a record now; other gates are still asked."""
    if not user.has_perm(PERMISSION):
        raise PermissionDenied
    revision = record.get_latest_revision() or record.save_revision(user=user)
    text = revision.as_object()
    subject = subject_of(text)
    decision = note(subject, user, reason, authors_of(revision, user), revision=revision.pk, changes=changes_of(text))
    with acting_on(Authority(lambda one: subject_of(one) == subject)):
        revision.publish(user=user, skip_permission_checks=True)
    return decision


def note(subject: Subject, user: Any, reason: str, authors: dict[str, str], **more: Any) -> Decision:
    """Write down that something goes out unreviewed, and until when somebody must look at it."""
    due_on = working_days_after(timezone.localdate(), ReviewRules.load().days_after)
    write_down(user, AuditEvent.URGENT, subject.title, 理由=reason, 补审期限=str(due_on))
    said = {"comment": reason, "authors": sorted(authors), "author_names": sorted(authors.values()), "due_on": due_on}
    return write(subject, ReviewOutcome.URGENT, user, **said, **more)


def objection_to(user: Any, decision: Decision) -> str:
    """Why somebody may not look at an urgent publication afterwards; "" if they may."""
    if not any(user.has_perm(step.permission) for step in (ReviewStep.SECOND, ReviewStep.FINAL)):
        return "补审由复审或终审人员办理。"
    if str(user.pk) in {decision.person_key, *decision.authors}:
        return "你是作者或紧急发布人，补审要由别人办理。"
    return ""


def look_afterwards(decision: Decision, user: Any, outcome: ReviewOutcome, comment: str) -> Decision:
    """Write what a second person says; raise RefusedError for the first, or when somebody was faster."""
    if text := objection_to(user, decision):
        raise RefusedError(text)
    subject = Subject(decision.kind, decision.key, decision.title, decision.digest)
    try:
        with transaction.atomic():
            write_down(
                user,
                AuditEvent.APPROVE if outcome == ReviewOutcome.CONFIRMED else AuditEvent.REJECT,
                subject.title,
                补审=comment,
            )
            return write(subject, outcome, user, comment=comment, answers=decision.pk, revision=decision.revision)
    except IntegrityError as error:
        raise RefusedError("这次紧急发布刚刚已经有人补审过了。") from error
