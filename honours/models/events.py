"""What happened to an honour, and the timeline that follows from it."""

from django.db import models

from core.models import WrittenOnce

from ..history.states import EventKind, HonourState
from ..history.timeline import Happening
from .honours import Honour


class HonourEvent(WrittenOnce):
    """A dated event, never changed: the only source of an honour's state."""

    is_internal = True

    refusal = "荣誉事件只能追加，不能修改。"

    honour = models.ForeignKey(Honour, verbose_name="荣誉", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField("事件", max_length=12, choices=EventKind.choices)
    on = models.DateField("生效日期")
    until = models.DateField("截至日期", null=True, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "荣誉事件"
        verbose_name_plural = "荣誉事件"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"

    def happening(self) -> Happening:
        """The event as the timeline reads it."""
        return Happening(EventKind(self.kind), self.on, self.until, self.reason)


class HonourSpell(models.Model):
    """A state from one day to another, derived from the events whenever one is added, for queries by day.

    The spells of one honour follow each other without overlap, so at most one covers a day.
    """

    is_internal = True

    honour = models.ForeignKey(Honour, on_delete=models.CASCADE, related_name="spells")
    state = models.CharField(max_length=12, choices=HonourState.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.UniqueConstraint(fields=["honour", "starts_on"], name="one_spell_per_start")]
        indexes = [models.Index(fields=["honour", "state", "starts_on", "ends_on"], name="spell_by_honour")]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.starts_on}–{self.ends_on or ''}"
