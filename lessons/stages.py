"""The four stages of the book club."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CycleStage(models.TextChoices):
    """What members do, one after the other."""

    READ = "read", _("读")
    WRITE = "write", _("写")
    TALK = "talk", _("讲")
    REVIEW = "review", _("评")
