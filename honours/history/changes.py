"""From what an editor published to the events that must be recorded. Pure functions: no database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .states import EventKind, WithdrawalKind
from .timeline import Happening, Timeline


@dataclass(frozen=True)
class Facts:
    """The dates an editor gives an honour."""

    notice_on: date | None = None
    notice_until: date | None = None
    issued_on: date | None = None
    valid_to: date | None = None
    withdrawn_on: date | None = None
    withdrawal_reason: str = ""
    withdrawal_kind: str = WithdrawalKind.WITHDRAWN


def changes(facts: Facts, before: Timeline, today: date) -> Iterator[Happening]:
    """The happenings that lead from the recorded standing to the facts; none when they agree.

    `today` dates what has no day of its own: a renewal and a reinstatement.
    """
    if facts.notice_on:
        notice = Happening(EventKind.NOTICE, facts.notice_on, facts.notice_until)
        if before.notices != [notice]:
            yield notice
    if facts.issued_on:
        yield from _term_changes(facts.issued_on, facts.valid_to, before, today)
    yield from _turn_changes(facts, before, today)


def _term_changes(issued_on: date, valid_to: date | None, before: Timeline, today: date) -> Iterator[Happening]:
    if not before.terms:
        yield Happening(EventKind.AWARDED, issued_on, valid_to)
        return
    last = before.terms[-1]
    if before.terms[0].on != issued_on:
        yield Happening(EventKind.AWARDED, issued_on, valid_to, "更正授予日期")
    elif last.until is not None and (valid_to is None or valid_to > last.until):
        yield Happening(EventKind.RENEWED, max(today, last.on), valid_to)
    elif last.until != valid_to:
        yield Happening(EventKind.CORRECTED, last.on, valid_to)


def _turn_changes(facts: Facts, before: Timeline, today: date) -> Iterator[Happening]:
    recorded = before.withdrawal
    if not facts.withdrawn_on:
        if recorded:
            yield Happening(EventKind.REINSTATED, max(today, recorded.on))
        return
    wanted = Happening(EventKind(facts.withdrawal_kind), facts.withdrawn_on, reason=facts.withdrawal_reason)
    if recorded == wanted:
        return
    if recorded:  # a withdrawal with the wrong day or reason is taken back as of its own day
        yield Happening(EventKind.REINSTATED, recorded.on, reason="更正撤销记录")
    yield wanted
