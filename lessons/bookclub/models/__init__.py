"""Reading notes, the consent they were sent with, and the club's rules."""

from .consents import NoteConsentText
from .notes import ReadingNote
from .rules import BookClubRules

__all__ = ["BookClubRules", "NoteConsentText", "ReadingNote"]
