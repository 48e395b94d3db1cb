"""What was measured, and how it stands against its limit."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat

from .limits import DAY, HOUR, LIMITS, MINUTE, Level, Limit, Unit


@dataclass(frozen=True)
class Reading:
    """One value; `about` names the one of several that it is of, `note` says why."""

    key: str
    value: float
    about: str = ""
    note: str = ""

    @property
    def limit(self) -> Limit:
        """What it is held against."""
        return LIMITS[self.key]

    @property
    def level(self) -> Level:
        """How it stands."""
        return self.limit.level(self.value)

    @property
    def shown(self) -> str:
        """The value in words."""
        return in_words(self.value, self.limit.unit)

    def as_data(self) -> dict[str, object]:
        """For programs."""
        return {
            "key": self.key,
            "about": self.about,
            "level": self.level.value,
            "value": round(self.value, 3),
            "unit": self.limit.unit.value,
            "yellow": self.limit.yellow,
            "red": self.limit.red,
            "is_floor": self.limit.is_floor,
            "title": self.limit.title,
            "note": self.note,
        }


def in_words(value: float, unit: Unit) -> str:
    """A value as people say it."""
    if unit == Unit.BYTES:
        return filesizeformat(value).replace("\xa0", " ")
    if unit == Unit.NUMBER:
        return f"{value:.0f}"
    for seconds, word in ((DAY, "天"), (HOUR, "小时"), (MINUTE, "分钟")):
        if value >= seconds:
            return f"{value // seconds:.0f} {word}"
    return f"{max(value, 0):.0f} 秒"
