"""我来: how many will come when a cycle meets."""

from django.conf import settings
from django.db import models

from lessons.models import ReadingCyclePage


class CycleGuest(models.Model):
    """A member who says they will come. Readers see the number alone, nobody a name."""

    is_internal = True

    cycle = models.ForeignKey(ReadingCyclePage, on_delete=models.CASCADE, related_name="guests")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "会来的人"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["cycle", "member"], name="guest_once_a_cycle")]

    def __str__(self) -> str:
        return str(self.cycle_id)

    @classmethod
    def count(cls, cycle: ReadingCyclePage) -> int:
        """How many will come to a cycle, whatever the language it is read in."""
        return cls.objects.filter(cycle_id=cycle.original_id).count()
