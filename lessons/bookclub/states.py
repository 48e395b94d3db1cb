"""Where a note stands."""

from django.db import models


class NoteState(models.TextChoices):
    """A note before and after an editor read it."""

    WAITING = "waiting", "待审"
    SHOWN = "shown", "已采用"
    RETURNED = "returned", "退回修改"
    REJECTED = "rejected", "不采用"


#: The writer is told why.
WITH_REASON = {NoteState.RETURNED, NoteState.REJECTED}
#: Deleted when their time is over.
PASSING = {NoteState.RETURNED, NoteState.REJECTED}


class ProposalState(models.TextChoices):
    """A proposed book before and after the leader looked at it."""

    WAITING = "waiting", "待看"
    SHOWN = "shown", "参加投票"
    REJECTED = "rejected", "不采用"
