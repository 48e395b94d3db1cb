"""Readers on a phone, without JavaScript: what they came for is a few taps away."""

import pytest

PAGES = [
    "/",
    "/spots/",
    "/spots/hong-ya-dong/",
    "/honours/",
    "/honours/honest-traders/",
    "/honours/honest-traders/?on=2020-01-01",
    "/credit/",
    "/credit/?q=面",
    "/lessons/",
    "/lessons/yu-fang-shi-wu-zhong-du/",
    "/reading/",
    "/reading/hao-shu-ban-wo-xing-2022/",
    "/news/",
    "/complain/",
    "/search/?q=洪崖洞",
    "/nowhere/",
    "/honours/honest-traders/?on=wrong",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways_or_calls_outside(phone, site, address, width):
    outside = []
    phone.on(
        "request", lambda request: outside.append(request.url) if not request.url.startswith(site["url"]) else None
    )
    phone.set_viewport_size({"width": width, "height": 844})
    phone.goto(address)
    assert phone.locator("h1").count() == 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    assert not [url for url in outside if not url.startswith("data:")]


def test_is_this_shop_on_the_roll(phone):
    phone.goto("/honours/honest-traders/")
    shop = phone.locator("main a[href^='/credit/']").first
    name = shop.inner_text().strip()
    phone.goto("/")
    box = phone.locator("main form[action='/search/'] input[name=q]")
    box.fill(name)
    box.press("Enter")
    phone.get_by_role("link", name=name).first.click()
    assert phone.locator("h1").inner_text().strip() == name
    assert "消费维权诚信个体工商户" in phone.locator("main").inner_text()
    assert "有效" in phone.locator("main").inner_text()


def test_how_do_i_complain(phone):
    phone.goto("/")
    assert phone.locator("a[href='tel:12315']").count() >= 1


@pytest.mark.walk
def test_a_roll_is_filtered_without_script(phone):
    phone.goto("/honours/honest-traders/?on=2022-07-14")
    assert "300" in phone.locator("main").inner_text()
    phone.locator("select[name=spot]").select_option("hong-ya-dong")
    phone.locator("main form").get_by_role("button").first.click()
    assert "spot=hong-ya-dong" in phone.url
    assert "on=2022-07-14" in phone.url


def test_keyboard_readers_can_skip_to_the_text(phone):
    phone.goto("/spots/hong-ya-dong/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')") == "#main"
