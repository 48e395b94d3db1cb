"""Keyboard, screen reader, larger letters, coloured-by-the-system screens: the same page for all of them."""

import re
from itertools import pairwise

import html5lib
import pytest

from home.seeding.texts import texts_in

from .inspecting import focus_ring, overflow

PAGES = ["/", "/spots/hong-ya-dong/", "/honours/honest-traders/", "/lessons/yu-fang-shi-wu-zhong-du/", "/complain/"]
SPOTS = sorted(text.fact("slug") for text in texts_in("spots"))
OUTLINES = {
    "/": ["山城有信，放心逛渝中", "今天", "有什么活动", "什么在公示", "最近撤销", "最近授牌", "现在开放"],
    "/spots/hong-ya-dong/": ["洪崖洞", "怎么去", "这里有牌匾的店"],
    "/honours/honest-traders/": ["消费维权诚信个体工商户", "榜单统计"],
    "/lessons/yu-fang-shi-wu-zhong-du/": ["预防食物中毒", "先记住这几句", "这一课讲什么"],
    "/complain/": ["投诉举报怎么办", "三个入口"],
}
LANDMARKS = ["banner", "main", "contentinfo"]


@pytest.fixture(scope="module")
def desktop(chromium, site):
    context = chromium.new_context(
        base_url=site["url"],
        viewport={"width": 1280, "height": 800},
        locale="zh-CN",
        reduced_motion="reduce",  # what gets the focus is in sight at once
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_screen_reader_hears_an_outline(desktop, address):
    desktop.goto(address)
    tree = desktop.locator("body").aria_snapshot()
    assert [name for name in LANDMARKS if not re.search(rf"^- {name}", tree, re.MULTILINE)] == []
    headings = re.findall(r'- heading "([^"]+)" \[level=(\d)\]', tree)
    assert [name for name, _ in headings][: len(OUTLINES[address])] == OUTLINES[address]
    levels = [int(level) for _, level in headings]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not re.search(r"- (link|button|textbox|combobox)(:| \[|$)", tree, re.MULTILINE), "something has no name"


@pytest.mark.parametrize("address", PAGES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(desktop, address):
    desktop.goto(address)
    desktop.keyboard.press("Tab")
    assert focus_ring(desktop)["at"] == "A.skip"
    unseen = []
    for _ in range(40):
        desktop.keyboard.press("Tab")
        ring = focus_ring(desktop)
        if ring["body"]:
            break
        if not (ring["seen"] and ring["inside"]):
            unseen.append(ring["at"])
    assert not unseen


@pytest.mark.parametrize("address", PAGES)
def test_letters_of_130_per_cent_lose_nothing(chromium, site, address):
    context = chromium.new_context(
        base_url=site["url"], viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("Page.setFontSizes", {"fontSizes": {"standard": 21, "fixed": 17}})
    page.goto(address)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 21
    assert overflow(page) <= 0
    context.close()


def test_states_are_told_without_colour(desktop):
    desktop.emulate_media(forced_colors="active")
    desktop.goto("/honours/honest-traders/")
    badge = desktop.locator(".state--valid").first
    assert badge.inner_text() == "有效"
    assert badge.evaluate("at => getComputedStyle(at, '::before').backgroundColor") != "rgba(0, 0, 0, 0)"
    desktop.emulate_media(forced_colors="none")


def test_nothing_moves_for_those_who_asked(desktop):
    desktop.goto("/spots/hong-ya-dong/")
    assert desktop.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll('*')].filter(at => { const style = getComputedStyle(at);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0; }).length"""
    assert desktop.evaluate(moving) == 0


def test_a_voice_reads_large_print(chromium, site):
    context = chromium.new_context(base_url=site["url"], viewport={"width": 390, "height": 844}, locale="zh-CN")
    context.add_cookies([{"name": "reading", "value": "elder", "url": site["url"]}])
    context.add_init_script(
        "window.said = []; Object.defineProperty(window, 'speechSynthesis', {value: "
        "{speak: piece => said.push([piece.lang, piece.text]), cancel: () => said.push('cancel')}});"
    )
    page = context.new_page()
    page.goto("/complain/")
    page.get_by_role("button", name="朗读").click()
    said = page.evaluate("said.filter(piece => piece !== 'cancel')")
    assert said[0] == ["zh-CN", "投诉举报怎么办"]
    assert len(said) > 10
    page.get_by_role("button", name="停止朗读").click()
    assert page.evaluate("said.at(-1)") == "cancel"
    context.close()


def sheets(page) -> int:
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_prints(desktop, address):
    desktop.goto(address)
    assert sheets(desktop) >= 1


@pytest.mark.parametrize("spot", SPOTS)
def test_a_spot_prints_on_one_sheet(desktop, spot):
    desktop.goto(f"/spots/{spot}/")
    assert sheets(desktop) == 1


@pytest.mark.parametrize("address", PAGES)
def test_the_page_is_well_formed(server, address):
    _, _, body = server.get(address)
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(body)
    assert [(place, code) for place, code, _ in parser.errors] == []
