"""Opening hours as typed, and whether a place is open."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from core.opening_hours import OpeningState, opening_state, validate_opening

MONDAY, SATURDAY, SUNDAY = "2026-11-23", "2026-11-28", "2026-11-29"


@pytest.mark.parametrize(
    ("text", "moment", "is_open"),
    [
        ("每天 09:00-22:00", f"{MONDAY}T09:00", True),
        ("每天 09:00-22:00", f"{MONDAY}T08:59", False),
        ("每天 09:00-22:00", f"{MONDAY}T22:00", False),
        ("每天 ０９：００－２２：００", f"{MONDAY}T12:00", True),
        ("周一至周五 07:30-22:30", f"{SATURDAY}T12:00", False),
        ("周五至周一 10:00-18:00", f"{SUNDAY}T12:00", True),
        ("周末 10:00-次日02:00", f"{SUNDAY}T23:59", True),
        ("周末 10:00-次日02:00", f"{MONDAY}T01:59", True),
        ("周末 10:00-次日02:00", f"{MONDAY}T02:00", False),
        ("周末 10:00-次日02:00", f"{SATURDAY}T01:00", False),
        ("每天 18:00-24:00", f"{MONDAY}T23:59", True),
        ("每天 18:00-24:00", f"{MONDAY}T00:00", False),
        ("全天", f"{MONDAY}T03:00", True),
        ("工作日 09:00-12:00\n周末 10:00-16:00", f"{SATURDAY}T15:00", True),
    ],
)
def test_open_now(text, moment, is_open):
    expected = OpeningState.OPEN if is_open else OpeningState.CLOSED
    assert opening_state(text, datetime.fromisoformat(moment)) == expected


def test_nothing_typed_means_unknown():
    assert opening_state("", datetime.fromisoformat(MONDAY)) == OpeningState.UNKNOWN


@pytest.mark.parametrize(
    "text", ["早上到晚上", "每天 9点-22点", "周八 09:00-10:00", "每天 25:00-26:00", "每天 09:00-09:61"]
)
def test_what_cannot_be_read_is_refused_with_the_line(text):
    with pytest.raises(ValidationError) as refusal:
        validate_opening(f"每天 09:00-22:00\n{text}")
    assert text in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [("2025-09-30T10:00", True), ("2025-10-01T10:00", False), ("2025-09-28T10:00", True), ("2025-09-27T10:00", False)],
    ids=["a Tuesday", "National Day, a Wednesday", "a Sunday worked for it", "a Saturday"],
)
def test_working_days_are_those_of_the_official_calendar(moment, is_open):
    state = opening_state("工作日 09:00-17:00", datetime.fromisoformat(moment))
    assert (state == OpeningState.OPEN) is is_open


def test_weekdays_by_name_know_no_holidays():
    assert opening_state("周一至周五 09:00-17:00", datetime.fromisoformat("2025-10-01T10:00")) == OpeningState.OPEN
