"""What the self-inspection asks of enquiries."""

from collections.abc import Iterator
from datetime import date, timedelta

from editing.inspection.registry import Check, SiteCheckFinding
from editing.inspection.thresholds import UNANSWERED

from .models import Enquiry
from .states import OPEN


def unanswered(day: date) -> Iterator[SiteCheckFinding]:
    """What has waited so long that three months are nearly over."""
    shown_from = day - timedelta(days=UNANSWERED.days - UNANSWERED.warn)
    for one in Enquiry.objects.filter(progress__in=OPEN, received_on__lte=shown_from):
        left = UNANSWERED.days - (day - one.received_on).days
        title = f"{one.get_purpose_display()} {one.grouped_number}"
        yield SiteCheckFinding(title, f"{one.received_on:%Y-%m-%d} 收到，还没有答复", left, one)


ENQUIRIES = Check("enquiries", "来件超期未答", UNANSWERED, 40, unanswered)
