"""Opening hours as each language says them."""

import pytest
from django.utils import translation

from core.opening_words import opening_words

TYPED = "每天 10:00-22:00\n周一至周五 9:00-12:00\n星期六 09:00-次日02:00\n周末 18:00-24:00\n工作日 08:30-17:30\n全天"
ENGLISH = """Every day 10:00–22:00
Monday–Friday 09:00–12:00
Saturday 09:00–02:00 the next day
Weekends 18:00–24:00
Working days 08:30–17:30
All day"""


def test_english_says_each_rule():
    with translation.override("en"):
        assert opening_words(TYPED) == ENGLISH


def test_a_week_may_turn_over_within_a_rule():
    with translation.override("en"):
        assert opening_words("周六至周二 10:00-18:00") == "Saturday–Tuesday 10:00–18:00"


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_chinese_says_what_was_typed(language):
    with translation.override(language):
        assert opening_words(TYPED) == TYPED
