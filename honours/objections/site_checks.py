"""What the self-inspection asks of objections, corrections and replies."""

from collections.abc import Iterator
from datetime import date, timedelta

from editing.inspection.registry import Check, SiteCheckFinding
from editing.inspection.thresholds import CORRECTION, OBJECTION, REPLY, Threshold

from .models import Correction, MerchantReply, Objection
from .models.cases import CaseQuerySet
from .states import ReplyState


def late_objections(day: date) -> Iterator[SiteCheckFinding]:
    """Cases past their due date or close to it."""
    return _late(Objection.objects.all(), day, OBJECTION)


def late_corrections(day: date) -> Iterator[SiteCheckFinding]:
    """The same of readers' corrections."""
    return _late(Correction.objects.all(), day, CORRECTION)


def _late(cases: CaseQuerySet, day: date, threshold: Threshold) -> Iterator[SiteCheckFinding]:
    for case in cases.unsettled().filter(due_on__lte=day + timedelta(days=threshold.warn)):
        left = (case.due_on - day).days
        yield SiteCheckFinding(f"{case.grouped_number} {case.subject}", f"答复期限 {case.due_on:%Y-%m-%d}", left, case)


def unread_replies(day: date) -> Iterator[SiteCheckFinding]:
    """Words of shops that have waited."""
    shown_from = day - timedelta(days=REPLY.days - REPLY.warn)
    waiting = MerchantReply.objects.filter(state=ReplyState.WAITING, written_on__lte=shown_from)
    for reply in waiting.select_related("merchant"):
        left = REPLY.days - (day - reply.written_on).days
        yield SiteCheckFinding(str(reply.merchant), f"{reply.written_on:%Y-%m-%d} 提交的答复还没有审", left, reply)


CHECKS = (
    Check("objections", "异议超期未办结", OBJECTION, 41, late_objections),
    Check("replies", "商户答复超期未审", REPLY, 42, unread_replies),
    Check("corrections", "纠错来信超期未办结", CORRECTION, 44, late_corrections),
)
