"""The days of a holiday, against the State Council's notices of three years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.campaigns.days import holiday_days
from alliances.campaigns.kinds import Festival, Phase
from alliances.campaigns.models import CampaignPage

NOTICES = [
    (Festival.SPRING, 2025, date(2025, 1, 28), date(2025, 2, 4)),
    (Festival.LABOUR, 2025, date(2025, 5, 1), date(2025, 5, 5)),
    (Festival.NATIONAL, 2025, date(2025, 10, 1), date(2025, 10, 8)),
    (Festival.SPRING, 2026, date(2026, 2, 15), date(2026, 2, 23)),
    (Festival.LABOUR, 2026, date(2026, 5, 1), date(2026, 5, 5)),
    (Festival.NATIONAL, 2026, date(2026, 10, 1), date(2026, 10, 7)),
]


@pytest.mark.parametrize(("festival", "year", "first", "last"), NOTICES)
def test_the_proposed_days_are_those_of_the_notice(festival, year, first, last):
    days = holiday_days(festival, year)
    assert (days.first, days.last) == (first, last)
    assert days.is_official


def test_before_the_notice_the_days_are_a_guess_and_say_so():
    assert not holiday_days(Festival.SPRING, 2029).is_official


@given(st.sampled_from(Festival), st.integers(2010, 2060))
def test_a_holiday_is_a_short_unbroken_run_around_its_festival(festival, year):
    days = holiday_days(festival, year)
    assert days.first.year == days.last.year == year
    assert 0 <= (days.last - days.first).days < 12


@given(st.sampled_from(Festival), st.integers(2020, 2030), st.integers(-40, 60))
def test_each_day_of_a_campaign_is_in_one_phase(festival, year, shift):
    from datetime import timedelta

    campaign = CampaignPage(festival=festival, year=year)
    campaign.fill_in_days()
    day = campaign.starts_on + timedelta(days=shift)
    holding = [phase for phase, first, last in campaign.phases if first <= day <= last]
    assert holding == ([campaign.phase_on(day)] if campaign.phase_on(day) else [])
    assert [phase for phase, _, _ in campaign.phases] == list(Phase)


@pytest.mark.parametrize("year", [1900, 2007, 2100])
def test_a_year_beyond_the_calendar_is_refused(year):
    with pytest.raises(ValueError, match="年份"):
        holiday_days(Festival.SPRING, year)
