"""When a cycle meets."""

from django.utils import timezone

from lessons.models import ReadingCyclePage
from lessons.timetable import Leg


def meeting_to_come(cycle: ReadingCyclePage) -> Leg | None:
    """The next stage for which people meet at a clock, today's too; None where everybody reads alone."""
    today = timezone.localdate()
    meetings = (leg for leg in cycle.timetable if leg.starts_at is not None and leg.starts_on >= today)
    return next(meetings, None)
