"""From what happened to an honour to how it stands on any day. Pure functions: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .states import EventKind, HonourState

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Happening:
    """One event: its kind, the day it takes effect, and for a notice or a term its last day (None: no end)."""

    kind: EventKind
    on: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Spell:
    """A state from one day to another, both included; `ends_on` is None for the last spell."""

    state: HonourState
    starts_on: date
    ends_on: date | None


@dataclass
class Timeline:
    """All happenings of one honour, in the order they were recorded; a later correction replaces what it corrects."""

    notices: list[Happening]
    terms: list[Happening]
    turns: list[Happening]

    @classmethod
    def after(cls, happenings: Iterable[Happening]) -> "Timeline":
        """Read the happenings in recorded order."""
        standing = cls([], [], [])
        for happening in happenings:
            standing._take(happening)
        return standing

    def _take(self, happening: Happening) -> None:
        match happening.kind:
            case EventKind.NOTICE:
                self.notices = [happening]
            case EventKind.AWARDED:
                self.terms = [happening]
            case EventKind.CORRECTED:
                self.terms[-1:] = [happening]
            case EventKind.RENEWED:
                self.terms.append(happening)
            case EventKind.WITHDRAWN | EventKind.TAKEN_BACK | EventKind.REINSTATED:
                # A later record wins over all that would come after it.
                self.turns = [turn for turn in self.turns if turn.on < happening.on] + [happening]

    @property
    def withdrawal(self) -> Happening | None:
        """The withdrawal or taking back in force at the end of the timeline."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.kind != EventKind.REINSTATED else None

    def state_on(self, day: date) -> HonourState:
        """The state on a day."""
        started = [term for term in self.terms if term.on <= day]
        if not started:
            return HonourState.NOTICE if _covers(self.notices, day) else HonourState.PENDING
        turns = [turn for turn in self.turns if turn.on <= day]
        if turns and turns[-1].kind != EventKind.REINSTATED:
            return HonourState(turns[-1].kind.value)
        return HonourState.VALID if _covers(started, day) else HonourState.EXPIRED

    def spells(self) -> list[Spell]:
        """The whole timeline as consecutive spells, from the first notice or award on."""
        spells: list[Spell] = []
        for first in self._turning_days():
            state = self.state_on(first)
            if spells and spells[-1].state == state:
                continue
            if spells:
                spells[-1] = Spell(spells[-1].state, spells[-1].starts_on, first - DAY)
            spells.append(Spell(state, first, None))
        return spells

    def _turning_days(self) -> list[date]:
        """Days on which the state may change, in order."""
        lasting = [*self.notices, *self.terms]
        days = {happening.on for happening in [*lasting, *self.turns]}
        days |= {happening.until + DAY for happening in lasting if happening.until}
        first = min((happening.on for happening in lasting), default=None)
        return sorted(day for day in days if first and day >= first)


def _covers(happenings: Iterable[Happening], day: date) -> bool:
    return any(one.on <= day and (one.until is None or day <= one.until) for one in happenings)
