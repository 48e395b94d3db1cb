"""Reading notes, the consent they were sent with, the club's rules, votes for the next book, and who comes."""

from .consents import NoteConsentText
from .guests import CycleGuest
from .notes import ReadingNote
from .rules import BookClubRules
from .voting import Ballot, BookProposal, BookVote

__all__ = ["Ballot", "BookClubRules", "BookProposal", "BookVote", "CycleGuest", "NoteConsentText", "ReadingNote"]
