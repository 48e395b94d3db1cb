"""The book club on a phone without JavaScript: read, send a note, see it under a pen name; the calendar parsed."""

import re
from urllib.request import urlopen

import icalendar
import pytest

from .confirming import confirm

WORDS = "雨天我把伞借给了一位走错路的客人，第二天他带着两个朋友回来。"


@pytest.mark.walk
def test_a_note_from_the_phone_to_the_page(phone, desk, colleague, site):
    phone.goto("/reading/")
    phone.get_by_role("link", name=re.compile("2026年冬季")).first.click()
    cycle = phone.url
    assert "读" in phone.locator(".head__facts").inner_text()
    phone.get_by_role("link", name="交读后感").click()
    phone.locator("input[name=pen_name]").fill("江边卖伞的")
    phone.locator("textarea[name=text]").fill(WORDS)
    phone.locator("input[name=agreed]").check()
    phone.get_by_role("button", name="交给编辑").click()
    while "提交得太快了" in phone.locator("main").inner_text():  # nothing is lost: the same words again
        assert phone.locator("textarea[name=text]").input_value() == WORDS
        phone.get_by_role("button", name="交给编辑").click()
    assert phone.locator("h1").inner_text().strip() == "读后感收到了"
    own = phone.locator(".bookclub__own").get_attribute("href")
    phone.goto(cycle)
    assert WORDS not in phone.locator("main").inner_text()

    desk.goto("/admin/reading_notes/?state=waiting")
    desk.get_by_role("link", name="江边卖伞的").first.click()
    desk.locator("select[name=state]").select_option("shown")
    desk.get_by_role("button", name="保存").first.click()
    confirm(desk, colleague)

    phone.goto(cycle)
    notes = phone.locator(".notes").inner_text()
    assert WORDS in notes
    assert "江边卖伞的" in notes
    phone.goto(own)
    assert "已经采用" in phone.locator("main").inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_calendar_is_offered_fetched_and_parsed(phone, site):
    phone.goto("/reading/2026-dong-ji/")
    address = phone.get_by_role("link", name="加到手机日历").get_attribute("href")
    with urlopen(f"{site['url']}{address}", timeout=10) as response:
        calendar = icalendar.Calendar.from_ical(response.read())
    titles = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    assert [title[:2] for title in titles if "2026年冬季" in title] == ["读：", "写：", "讲：", "评："]


def test_the_members_page_asks_to_sign_in(phone):
    phone.goto("/reading/2026-hui-yuan-dao-du/")
    assert "/account/sign-in/" in phone.url
    assert phone.locator("h1").inner_text().strip() == "会员登录"
