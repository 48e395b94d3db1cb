"""Invented reading notes, as if sent and accepted."""

import csv

from lessons.bookclub.models import NoteConsentText, ReadingNote
from lessons.bookclub.states import NoteState
from lessons.models import ReadingCyclePage

from .texts import DEMO_DIR


def seed_notes() -> None:
    """The notes of notes.csv, once: a club that has notes keeps its own."""
    if ReadingNote.objects.exists():
        return
    consent = NoteConsentText.current()
    with (DEMO_DIR / "notes.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            note = ReadingNote(
                cycle=ReadingCyclePage.objects.in_language().get(slug=row["cycle"]),
                pen_name=row["pen_name"],
                text=row["text"],
                consent=consent,
                state=NoteState.SHOWN,
                is_picked=bool(row["is_picked"]),
                comment=row["comment"],
            )
            note.give_token()  # nobody gets it: these have no writer
            note.full_clean()
            note.save()
