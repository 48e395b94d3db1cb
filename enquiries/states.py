"""The words for what is asked and where it stands."""

from django.db import models


class Purpose(models.TextChoices):
    """Which form it came by."""

    NEEDS = "needs", "服务需求"
    LEGAL = "legal", "法律咨询"


class Progress(models.TextChoices):
    """Where it stands; the sender sees this word and nothing else."""

    RECEIVED = "received", "已收到"
    WORKING = "working", "办理中"
    ANSWERED = "answered", "已答复"
    CLOSED = "closed", "已办结"


#: Those that still wait for our answer.
OPEN = (Progress.RECEIVED, Progress.WORKING)
