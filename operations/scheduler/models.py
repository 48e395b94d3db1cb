"""When each timed command is due next, shared by all processes and machines."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import models


class ScheduledCommandQuerySet(models.QuerySet):
    """Whose turn it is."""

    def due(self, periods: Mapping[str, int], now: datetime) -> "ScheduledCommandQuerySet":
        """Those of these commands, with seconds between two turns, whose moment has come.

        Two periods ahead no clock that was right has ever put it: a clock that ran ahead must not stop the work.
        """
        turns = [
            models.Q(name=name)
            & (models.Q(due_at__lte=now) | models.Q(due_at__gt=now + timedelta(seconds=2 * seconds)))
            for name, seconds in periods.items()
        ]
        return self.filter(reduce(or_, turns)) if turns else self.none()

    def know(self, names: Mapping[str, int], now: datetime) -> None:
        """Make a row for each command that has none yet; it is due at once."""
        missing = set(names) - set(self.filter(name__in=names).values_list("name", flat=True))
        self.bulk_create([self.model(name=name, due_at=now) for name in sorted(missing)], ignore_conflicts=True)

    def claim(self, name: str, seconds: int, now: datetime) -> bool:
        """Take a due command for oneself; False when another process was faster. The next turn comes in any case."""
        turn = self.due({name: seconds}, now)
        return bool(turn.update(due_at=now + timedelta(seconds=seconds), started_at=now))


class ScheduledCommand(models.Model):
    """One management command of `settings.TIMED_COMMANDS`."""

    is_shown = False  # on no page: kept pages outlive a change
    is_backed_up = False  # it belongs to a moment
    is_internal = True

    name = models.CharField("命令", max_length=60, primary_key=True)
    due_at = models.DateTimeField("下次时间")
    started_at = models.DateTimeField("上次开始", null=True)
    succeeded_at = models.DateTimeField("上次成功", null=True)
    failure = models.CharField("上次失败的原因", max_length=500, blank=True)

    objects = ScheduledCommandQuerySet.as_manager()

    class Meta:
        verbose_name = "定时工作"
        verbose_name_plural = "定时工作"

    def __str__(self) -> str:
        return self.name
