"""When each stage of a cycle is on. Pure functions: no database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .stages import CycleStage

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Leg:
    """A stage from one day to another, both included; with a clock when people meet."""

    stage: CycleStage
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""

    def is_on(self, day: date) -> bool:
        """Whether the stage is on that day."""
        return self.starts_on <= day <= self.ends_on

    def meeting(self, zone: ZoneInfo) -> tuple[datetime, datetime | None] | None:
        """When people meet on the first day; None for a stage that everybody does in their own time."""
        if self.starts_at is None:
            return None
        ends = datetime.combine(self.starts_on, self.ends_at, zone) if self.ends_at else None
        return datetime.combine(self.starts_on, self.starts_at, zone), ends


def timetable(stages: Iterable[dict]) -> list[Leg]:
    """The dated stages in time order, from the values of stage blocks.

    A stage lasts through its `until`, or until the day before the next one begins, the last one its own day.
    """
    dated = sorted((stage for stage in stages if stage["held_on"]), key=lambda stage: stage["held_on"])
    nexts = [*(stage["held_on"] for stage in dated[1:]), None]
    return [_leg(stage, following) for stage, following in zip(dated, nexts, strict=False)]


def on_now(legs: Sequence[Leg], day: date) -> Leg | None:
    """The stage of that day; where two overlap, the later one."""
    return next((leg for leg in reversed(legs) if leg.is_on(day)), None)


def coming(legs: Sequence[Leg], day: date) -> Leg | None:
    """The first stage that begins after that day."""
    return next((leg for leg in legs if leg.starts_on > day), None)


def _leg(stage: dict, following: date | None) -> Leg:
    starts = stage["held_on"]
    last = stage.get("until") or (following - DAY if following else starts)
    return Leg(
        stage=CycleStage(stage["stage"]),
        starts_on=starts,
        ends_on=max(starts, last),
        starts_at=stage.get("starts_at"),
        ends_at=stage.get("ends_at"),
        place=stage.get("place") or "",
    )
