"""The honoured shops of a scenic spot in the order one passes them, and a sketch of them.

Nobody keeps a map: the order is read from the addresses. A stretch is what the addresses of neighbours share before
their number (``洪崖洞三层 B区-004``: stretch ``洪崖洞三层 B区``, number 4); floors follow each other from below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..models import Honour, Merchant

DIGITS = "一二三四五六七八九"
_NUMBER = re.compile(r"\d+(?!\d*\s*(?:层|楼|[Ff]))")
_FLOOR = re.compile(r"((?<![一二三四五六七八九十])[一二三四五六七八九十]+|(?<!\d)\d+)\s*(?:层|楼|[Ff])")
_ZONE = re.compile(r"([A-Z])\s*(?:区|座|馆|栋)")


@dataclass
class TourStop:
    """A shop on the way, numbered from where the walk begins, with its honours."""

    merchant: Merchant
    honours: list[Honour] = field(default_factory=list)
    place: int = 0


@dataclass
class TourSection:
    """A floor or a piece of street with its shops in order."""

    name: str
    stops: list[TourStop]


def tour(honours: Iterable[Honour]) -> list[TourSection]:
    """The shops behind some honours, each once, as one walk; shops without an address come last."""
    stops: dict[int, TourStop] = {}
    for honour in honours:
        stops.setdefault(honour.merchant_id, TourStop(honour.merchant)).honours.append(honour)
    stretches: dict[str, list[tuple[list[int], TourStop]]] = {}
    for stop in stops.values():
        name, numbers = _parts(stop.merchant.public_address)
        stretches.setdefault(name, []).append((numbers, stop))
    way = [
        TourSection(
            name, [stop for _, stop in sorted(stretches[name], key=lambda pair: (pair[0], pair[1].merchant.pk))]
        )
        for name in sorted(stretches, key=_order)
    ]
    for place, stop in enumerate((stop for stretch in way for stop in stretch.stops), 1):
        stop.place = place
    return way


def _parts(address: str) -> tuple[str, list[int]]:
    """The stretch and the numbers of an address."""
    number = _NUMBER.search(address)
    if number is None:
        return address.strip(), []
    numbers = [int(digits) for digits in re.findall(r"\d+", address[number.start() :])]
    return address[: number.start()].rstrip(" -—－#附第"), numbers


def _order(name: str) -> tuple[bool, int, str, str]:
    """What stretches are sorted by: known ones first, floors from below, zones by letter, then the name."""
    zone = _ZONE.search(name)
    return not name, floor_of(name), zone[1] if zone else "", name


def floor_of(name: str) -> int:
    """The floor that a name tells; 0 where it tells none."""
    floor = _FLOOR.search(name)
    if floor is None:
        return 0
    if floor[1].isdecimal():
        return int(floor[1])
    tens, ten, ones = floor[1].rpartition("十")
    high = (DIGITS.find(tens) + 1 or 1) if ten else 0
    return 10 * high + DIGITS.find(ones) + 1 if ones else 10 * high


WIDTH, CELL, ROW, LABEL, STEP = 360, 33, 38, 24, 18


@dataclass(frozen=True)
class Window:
    """A lit window of the sketch; x and y in its own units."""

    x: int
    y: int
    place: int


@dataclass(frozen=True)
class Terrace:
    """One stretch as a terrace of the sketch."""

    name: str
    x: int
    y: int
    height: int
    windows: list[Window]

    @property
    def width(self) -> int:
        """To the right edge: the terraces lean on the same cliff."""
        return WIDTH - self.x


@dataclass(frozen=True)
class Sketch:
    """Terraces above the river, the first stretch lowest."""

    height: int
    terraces: list[Terrace]
    width: int = WIDTH

    @property
    def path(self) -> str:
        """The way up, from door to door of the terraces, as SVG path data."""
        doors = [(terrace.x + 9, terrace.y + terrace.height) for terrace in reversed(self.terraces)]
        climbs = (f"V{y}H{x}" for (_, _), (x, y) in pairwise(doors))
        return f"M{doors[0][0]} {doors[0][1]}" + "".join(climbs) if doors else ""


def sketch(way: list[TourSection], spot: str = "") -> Sketch:
    """Draw a walk; the spot's own name is left out of the labels."""
    step = min(STEP, 126 // max(1, len(way) - 1))
    terraces: list[Terrace] = []
    top = 30
    for level, stretch in reversed(list(enumerate(way))):
        left = level * step
        rows = list(_rows(stretch.stops, (WIDTH - left - 24) // CELL))
        windows = [
            Window(left + 24 + CELL * column, top + LABEL + ROW * row, stop.place)
            for row, stops in enumerate(rows)
            for column, stop in enumerate(stops)
        ]
        height = LABEL + ROW * len(rows) + 4
        terraces.append(Terrace(stretch.name.removeprefix(spot).strip() or stretch.name, left, top, height, windows))
        top += height
    return Sketch(top + 26, terraces)


def _rows(stops: list[TourStop], width: int) -> Iterator[list[TourStop]]:
    for start in range(0, len(stops), width):
        yield stops[start : start + width]
