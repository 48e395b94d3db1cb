"""The home page tells on which day a roll last grew, and by how many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from honours.models import Honour, HonourRollPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def roll(home):
    return HonourRollPage.objects.in_language().get(slug="honest-traders")


def grown(roll, days_ago: int, numbers: list[str]):
    """Plaques of a roll awarded some days ago to merchants that hold one already."""
    day = timezone.localdate() - timedelta(days=days_ago)
    merchants = [each.merchant for each in Honour.objects.public().filter(scheme=roll.scheme)[: len(numbers)]]
    for number, merchant in zip(numbers, merchants, strict=True):
        Honour.objects.create(merchant=merchant, scheme=roll.scheme, number=number, issued_on=day, live=True)
    return day


def test_the_last_day_counts_alone(roll):
    grown(roll, 30, ["新 1", "新 2", "新 3"])
    day = grown(roll, 2, ["新 4", "新 5"])
    found = HonourRollPage.objects.with_newest(timezone.localdate()).get(pk=roll.pk)
    assert (found.newest_on, found.newest) == (day, 2)


def test_a_day_in_the_future_does_not_count_yet(roll):
    before = HonourRollPage.objects.with_newest(timezone.localdate()).get(pk=roll.pk)
    grown(roll, -3, ["将来 1"])
    after = HonourRollPage.objects.with_newest(timezone.localdate()).get(pk=roll.pk)
    assert (after.newest_on, after.newest) == (before.newest_on, before.newest)


def test_the_home_page_says_so(client, roll):
    day = grown(roll, 2, ["新 1", "新 2"])
    text = client.get("/").content.decode()
    assert "最近授牌" in text
    assert f"{day.year}年{day.month}月{day.day}日" in text.split("最近授牌")[1].split("</ul>")[0]


def test_what_was_withdrawn_since_is_no_news(roll):
    before = HonourRollPage.objects.with_newest(timezone.localdate()).get(pk=roll.pk)
    grown(roll, 2, ["新 1"])
    honour = Honour.objects.get(number="新 1")
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "误评"
    honour.save()
    after = HonourRollPage.objects.with_newest(timezone.localdate()).get(pk=roll.pk)
    assert (after.newest_on, after.newest) == (before.newest_on, before.newest)
