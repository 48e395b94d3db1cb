"""The gate itself: what it says to whoever wants to publish."""

from typing import Any

from core.publication_checks import PublicationAttempt

from .findings import PiiFinding, findings, fingerprint
from .models import ExceptionDecision, PrivacyException

TOLD = 5  # findings named; more are counted
WAY_OUT = "请删掉再发布；确有必要公开的，先存草稿，再到“隐私放行”申请，由另一位同事放行。"


def keep_private(publication: PublicationAttempt) -> list[str]:
    """Name what points to persons, unless two persons let exactly this through."""
    record = publication.record
    found = findings(record)
    if not found or is_let_through(record, found):
        return []
    more = f"（另有 {len(found) - TOLD} 处）" if len(found) > TOLD else ""
    return [f"{'；'.join(map(str, found[:TOLD]))}{more}。{WAY_OUT}"]


def is_let_through(record: Any, found: list[PiiFinding]) -> bool:
    """Whether a second person has granted exactly these findings for this record."""
    if record.pk is None:
        return False
    granted = PrivacyException.objects.about(record).filter(decision=ExceptionDecision.GRANTED)
    return granted.filter(content_hash=fingerprint(found)).exists()
