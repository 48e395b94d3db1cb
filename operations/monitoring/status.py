"""Everything looked at once."""

from datetime import datetime

from django.utils import timezone

from .alarms import tell_new
from .checks import CHECKS, Check
from .limits import Level
from .readings import Reading


def look(now: datetime | None = None) -> list[Reading]:
    """All readings, the worst first; whatever became yellow or red since the last look is logged."""
    now = now or timezone.now()
    readings = [reading for name, check in CHECKS.items() for reading in _readings(name, check, now)]
    tell_new(readings)
    return sorted(readings, key=lambda reading: WORST.index(reading.level))


def worst(readings: list[Reading]) -> Level:
    """How the whole site stands."""
    return min((reading.level for reading in readings), key=WORST.index, default=Level.GREEN)


WORST = [Level.RED, Level.YELLOW, Level.GREEN]


def _readings(name: str, check: Check, now: datetime) -> list[Reading]:
    try:
        return list(check(now))
    except Exception as error:
        return [Reading("check_failed", 1, name, type(error).__name__)]
