"""A stranger with a phone, without scripts, in WeChat: four questions, at most three taps each."""

import pytest

WECHAT = (
    "Mozilla/5.0 (Linux; Android 10; MI 8 Lite; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160027 MicroMessenger/8.0.43.2480(0x28002B51) "
    "WeChat/arm64 NetType/4G Language/zh_CN"
)
MOST_TAPS = 3


class Stranger:
    """Counts what it takes: taps on what is seen, not addresses known by heart."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, target):
        target.first.scroll_into_view_if_needed()
        target.first.click()
        self.taps += 1

    @property
    def main(self):
        return self.page.locator("main")


@pytest.fixture
def stranger(chromium, site):
    context = chromium.new_context(
        base_url=site["url"],
        viewport={"width": 390, "height": 844},
        locale="zh-CN",
        java_script_enabled=False,
        user_agent=WECHAT,
        has_touch=True,
    )
    page = context.new_page()
    page.goto("/")
    yield Stranger(page)
    assert page.context.cookies() == []
    context.close()


@pytest.mark.walk
def test_is_this_shop_honest(stranger):
    stranger.main.locator("input[name=q]").fill("碑前红汤")
    stranger.tap(stranger.main.get_by_role("button", name="查一查"))
    stranger.tap(stranger.main.get_by_role("link", name="碑前红汤火锅楼"))
    answer = stranger.main.locator(".lit").first
    assert answer.inner_text().startswith("有效")
    assert answer.bounding_box()["y"] < 844  # without scrolling
    assert stranger.taps <= MOST_TAPS


@pytest.mark.walk
def test_when_does_the_place_close(stranger):
    stranger.tap(stranger.main.get_by_role("link", name="十八梯"))
    head = stranger.page.locator("main .head")
    assert head.locator(".opening").count() == 1
    assert "开放" in head.locator("dl").inner_text()
    assert head.locator(".opening").bounding_box()["y"] < 844
    assert stranger.taps <= MOST_TAPS


@pytest.mark.walk
def test_how_do_i_complain(stranger):
    assert stranger.main.locator("a[href='tel:12315']").first.bounding_box()["y"] < 844
    stranger.tap(stranger.page.locator("footer").get_by_role("link", name="怎样投诉"))
    assert stranger.main.locator("a[href='tel:12315']").first.bounding_box()["y"] < 844
    assert "小票" in stranger.main.inner_text()
    assert stranger.taps <= MOST_TAPS


def test_how_do_i_complain_from_a_spot(stranger):
    stranger.tap(stranger.main.get_by_role("link", name="洪崖洞"))
    assert stranger.main.locator(".head a[href='tel:12315']").count() == 1
    assert stranger.taps <= MOST_TAPS


@pytest.mark.walk
def test_where_is_my_lesson(stranger):
    stranger.tap(stranger.main.get_by_role("link", name="看全部课程"))
    stranger.tap(stranger.main.get_by_role("link", name="预防食物中毒"))
    assert "先记住这几句" in stranger.main.inner_text()
    assert stranger.taps <= MOST_TAPS


def test_large_print_is_one_press(stranger):
    button = stranger.page.get_by_role("button", name="大字版")
    assert button.bounding_box()["y"] < 844
    before = stranger.main.inner_text()
    stranger.tap(button)
    assert stranger.taps == 1
    first = stranger.main.locator("p").first
    assert first.evaluate("at => parseFloat(getComputedStyle(at).fontSize)") >= 24
    assert "".join(stranger.main.inner_text().split()) == "".join(before.split())
    stranger.tap(stranger.page.get_by_role("button", name="标准版"))
    assert stranger.page.locator("html.elder").count() == 0
