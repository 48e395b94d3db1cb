"""Notice periods count working days, with the weekends moved around public holidays."""

from datetime import date

import pytest

from honours.working_days import last_day_of_notice


@pytest.mark.parametrize(
    ("first", "working_days", "last"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 27)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # a Saturday does not count
        (date(2022, 9, 30), 2, date(2022, 10, 8)),  # the whole National Day week is off, Saturday the 8th is worked
        (date(2025, 1, 26), 2, date(2025, 1, 27)),  # a worked Sunday before Spring Festival
    ],
)
def test_last_day(first, working_days, last):
    assert last_day_of_notice(first, working_days) == last
