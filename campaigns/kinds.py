"""The words of 三节三清三式."""

from django.db import models


class Festival(models.TextChoices):
    SPRING = "spring", "春节"
    LABOUR = "labour", "“五一”"
    NATIONAL = "national", "国庆"


class Phase(models.TextChoices):
    """Each phase has its way of working."""

    BEFORE = "before", "节前（集中式）"
    DURING = "during", "节中（清单式）"
    AFTER = "after", "节后（点位式）"

    @property
    def short(self) -> str:
        """节前, 节中 or 节后."""
        return str(self.label)[:2]
