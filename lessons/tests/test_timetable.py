"""Which stage is on, which comes next: for any dates and any day."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lessons.blocks import StageBlock
from lessons.stages import CycleStage
from lessons.timetable import coming, on_now, timetable

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def stage(name: str, held_on: date | None, **more) -> dict:
    return {"stage": name, "held_on": held_on, "until": None, **more}


FOUR = [
    stage("read", date(2026, 12, 5)),
    stage("write", date(2026, 12, 19)),
    stage("talk", date(2027, 1, 9), starts_at=time(14, 30)),
    stage("review", date(2027, 1, 23)),
]


@pytest.mark.parametrize(
    ("day", "now", "following"),
    [
        (date(2026, 12, 4), None, "read"),
        (date(2026, 12, 5), "read", "write"),
        (date(2026, 12, 18), "read", "write"),
        (date(2026, 12, 19), "write", "talk"),
        (date(2027, 1, 22), "talk", "review"),
        (date(2027, 1, 23), "review", None),
        (date(2027, 1, 24), None, None),
    ],
)
def test_the_four_stages_follow_each_other(day, now, following):
    legs = timetable(FOUR)
    assert getattr(on_now(legs, day), "stage", None) == now
    assert getattr(coming(legs, day), "stage", None) == following


def test_an_end_of_its_own_leaves_a_gap():
    legs = timetable([stage("read", date(2026, 1, 1), until=date(2026, 1, 5)), stage("write", date(2026, 1, 10))])
    assert on_now(legs, date(2026, 1, 5)).stage == "read"
    assert on_now(legs, date(2026, 1, 6)) is None


def test_no_dates_no_timetable():
    assert timetable([stage("read", None)]) == []


@given(st.lists(DAYS, min_size=1, max_size=4), DAYS)
def test_whatever_the_dates(dates, day):
    legs = timetable(stage(name, held) for name, held in zip(CycleStage.values, dates, strict=False))
    assert [leg.starts_on for leg in legs] == sorted(dates)
    assert all(leg.starts_on <= leg.ends_on for leg in legs)
    now, following = on_now(legs, day), coming(legs, day)
    assert now is None or now.is_on(day)
    assert following is None or following.starts_on > day
    covered = min(dates) <= day <= max(dates)
    assert (now is not None) == covered  # without ends of their own the stages leave no gap


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": date(2026, 1, 1)},
        {"ends_at": time(9)},
        {"starts_at": time(10), "ends_at": time(9)},
        {"held_on": None, "starts_at": time(10)},
        {"held_on": None, "until": date(2026, 3, 1)},
    ],
)
def test_times_that_run_backwards_are_refused(wrong):
    block = StageBlock()
    value = {
        "stage": "read",
        "held_on": date(2026, 2, 1),
        "until": None,
        "starts_at": None,
        "ends_at": None,
        "place": "",
    }
    good = block.to_python(value | {"body": [{"type": "heading", "value": "x"}]})
    block.clean(good)
    with pytest.raises(ValidationError):
        block.clean(block.to_python(value | {"body": [{"type": "heading", "value": "x"}]} | wrong))


def test_a_meeting_has_a_clock_a_stage_at_home_has_none():
    from zoneinfo import ZoneInfo

    shanghai = ZoneInfo("Asia/Shanghai")
    reading, _, talk, _ = timetable(FOUR)
    assert reading.meeting(shanghai) is None
    starts, ends = talk.meeting(shanghai)
    assert (starts.isoformat(), ends) == ("2027-01-09T14:30:00+08:00", None)
    assert talk.ends_on == date(2027, 1, 23) - timedelta(days=1)
