"""What the self-inspection asks of reading notes."""

from collections.abc import Iterator
from datetime import date, timedelta

from editing.inspection.registry import Check, SiteCheckFinding
from editing.inspection.thresholds import NOTE

from .models import ReadingNote
from .states import NoteState


def undecided_notes(day: date) -> Iterator[SiteCheckFinding]:
    """Notes whose writers have waited for an answer."""
    shown_from = day - timedelta(days=NOTE.days - NOTE.warn)
    for note in ReadingNote.objects.filter(state=NoteState.WAITING, sent_on__lte=shown_from).select_related("cycle"):
        left = NOTE.days - (day - note.sent_on).days
        yield SiteCheckFinding(
            f"{note.pen_name}：{note.cycle.title}", f"{note.sent_on:%Y-%m-%d} 交来，还没有审", left, note
        )


NOTES = Check("reading_notes", "读后感超期未审", NOTE, 43, undecided_notes)
