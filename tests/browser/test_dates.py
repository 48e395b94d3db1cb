"""A date is typed as people write it, and never becomes another day."""

import pytest
from playwright.sync_api import expect

from .finding import page_in_search

NEWS = "30余万元爱心资金，照亮了村路也帮到了同行"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026年11月28日", "2026-11-28"), ("2026 年 1 月 8 日", "2026-01-08"), ("２０２６．１１．２８", "2026-11-28"),
        ("2026-11-28", "2026-11-28"), ("下周一", "下周一"), ("2026年11月", "2026年11月"),
    ],
)  # fmt: skip
def test_a_day(author, typed, read):
    author.goto(page_in_search(author, NEWS).get_attribute("href"))
    box = author.locator("[name=published_on]")
    box.fill(typed)
    box.press("Tab")
    expect(box).to_have_value(read)


def test_the_calendar_does_not_open_behind_one(author):
    """It opens a moment after the click: whoever has gone on finds the buttons of the form, no calendar over them."""
    author.clock.install()
    author.goto(page_in_search(author, NEWS).get_attribute("href"))
    calendar = author.locator(".xdsoft_datetimepicker:visible")
    author.locator("[name=published_on]").focus()
    author.clock.run_for(1000)
    expect(calendar).to_have_count(1)
    author.locator("#id_title").focus()
    expect(calendar).to_have_count(0)
    author.locator("[name=published_on]").focus()
    author.locator("#id_title").focus()
    author.clock.run_for(1000)
    expect(calendar).to_have_count(0)
