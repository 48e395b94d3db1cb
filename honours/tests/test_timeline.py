"""The state of an honour on any day, held against a plain oracle over random histories."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from honours.history.changes import Facts, changes
from honours.history.states import EventKind, HonourState
from honours.history.timeline import Happening, Timeline

START = date(2022, 1, 1)
DAYS = 120


def day(number: int) -> date:
    return START + timedelta(days=number)


days = st.integers(0, DAYS).map(day)
later = st.none() | st.integers(0, DAYS + 40).map(day)
happenings = st.lists(
    st.builds(
        Happening,
        kind=st.sampled_from(
            [EventKind.AWARDED, EventKind.RENEWED, EventKind.WITHDRAWN, EventKind.TAKEN_BACK, EventKind.REINSTATED]
        ),
        on=days,
        until=later,
    ),
    max_size=6,
).map(lambda drawn: [Happening(EventKind.AWARDED, day(10), day(60)), *drawn])


def oracle(history: list[Happening], on: date) -> HonourState:
    """Day by day, with no cleverness: what holds on each day is overwritten by what is recorded later."""
    in_term: dict[date, bool] = {}
    ended: dict[date, HonourState | None] = {}
    starts: list[date] = []
    every = [day(number) for number in range(-1, DAYS + 60)]
    for one in history:
        if one.kind == EventKind.AWARDED:
            in_term, starts = {}, []
        if one.kind in (EventKind.AWARDED, EventKind.RENEWED):
            starts.append(one.on)
            in_term |= {each: True for each in every if one.on <= each and (one.until is None or each <= one.until)}
        else:
            state = None if one.kind == EventKind.REINSTATED else HonourState(one.kind.value)
            ended |= {each: state for each in every if each >= one.on}
    if on < min(starts):
        return HonourState.PENDING
    if early := ended.get(on):
        return early
    return HonourState.VALID if in_term.get(on) else HonourState.EXPIRED


@given(happenings, days)
def test_the_state_follows_from_the_events(history, on):
    assert Timeline.after(history).state_on(on) == oracle(history, on)


@given(happenings, days)
def test_spells_say_the_same_as_the_events(history, on):
    standing = Timeline.after(history)
    covering = [
        spell.state
        for spell in standing.spells()
        if spell.starts_on <= on and (not spell.ends_on or on <= spell.ends_on)
    ]
    assert covering in ([standing.state_on(on)], [] if standing.state_on(on) == HonourState.PENDING else None)


@given(happenings)
def test_spells_follow_each_other_without_gap_or_overlap(history):
    spells = Timeline.after(history).spells()
    for one, following in itertools.pairwise(spells):
        assert one.ends_on + timedelta(days=1) == following.starts_on
        assert one.state != following.state
    assert spells[-1].ends_on is None


facts = st.builds(
    Facts,
    issued_on=days,
    valid_to=st.none() | st.integers(DAYS, DAYS + 40).map(day),
    withdrawn_on=st.none() | days,
    withdrawal_reason=st.sampled_from(["停业", "抽查不合格"]),
)


@given(st.lists(facts, min_size=1, max_size=5), days)
def test_publishing_facts_records_them_and_publishing_again_changes_nothing(published, today):
    history: list[Happening] = []
    for one in published:
        history += changes(one, Timeline.after(history), today)
    assert not list(changes(published[-1], Timeline.after(history), today))


@given(facts, facts, days)
def test_the_last_facts_decide_about_withdrawal(before, after, on):
    history = list(changes(before, Timeline.after([]), START))
    history += changes(after, Timeline.after(history), START)
    withdrawn = bool(after.withdrawn_on and after.withdrawn_on <= on and after.issued_on <= on)
    assert (Timeline.after(history).state_on(on) == HonourState.WITHDRAWN) == withdrawn


def test_a_renewal_after_a_gap_leaves_the_gap_expired():
    history = [
        Happening(EventKind.AWARDED, date(2022, 3, 15), date(2023, 3, 14)),
        Happening(EventKind.RENEWED, date(2023, 6, 1), date(2024, 5, 31)),
    ]
    states = [Timeline.after(history).state_on(on) for on in (date(2023, 3, 14), date(2023, 3, 15), date(2023, 6, 1))]
    assert states == [HonourState.VALID, HonourState.EXPIRED, HonourState.VALID]
