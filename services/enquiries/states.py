"""The words for what is asked and where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Which form it came by."""

    NEEDS = "needs", _("服务需求")
    LEGAL = "legal", _("法律咨询")


class EnquiryProgress(models.TextChoices):
    """Where it stands; the sender sees this word and nothing else."""

    RECEIVED = "received", _("已收到")
    WORKING = "working", _("办理中")
    ANSWERED = "answered", _("已答复")
    CLOSED = "closed", _("已办结")


#: Those that still wait for our answer.
OPEN = (EnquiryProgress.RECEIVED, EnquiryProgress.WORKING)
