"""The words of 三节三清三式."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Festival(models.TextChoices):
    SPRING = "spring", _("春节")
    LABOUR = "labour", _("“五一”")
    NATIONAL = "national", _("国庆")


class Phase(models.TextChoices):
    """Each phase has its way of working."""

    BEFORE = "before", _("节前（集中式）")
    DURING = "during", _("节中（清单式）")
    AFTER = "after", _("节后（点位式）")

    @property
    def short(self) -> str:
        """节前, 节中 or 节后."""
        return str(_SHORT[self])


_SHORT = {Phase.BEFORE: _("节前"), Phase.DURING: _("节中"), Phase.AFTER: _("节后")}
