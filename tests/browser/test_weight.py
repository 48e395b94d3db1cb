"""What a phone on a slow line waits for: weight, strangers, jumps. Every kind of page, processor slowed four times."""

import re
from urllib.parse import urlsplit

import pytest

MOST_BYTES = 60_000  # as transferred, without pictures
KINDS = [
    "/",
    "/spots/",
    "/spots/hong-ya-dong/",
    "/honours/",
    "/honours/honest-traders/",
    "/credit/",
    "/lessons/",
    "/lessons/yu-fang-shi-wu-zhong-du/",
    "/reading/",
    "/news/",
    "/search/?q=洪崖洞",
]
WATCH = """
window.seen = {shift: 0};
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
  .observe({type: 'layout-shift', buffered: true});
"""


@pytest.fixture
def slow_phone(chromium, site):
    """A page 412 px wide on a processor slowed four times, with its network events."""
    context = chromium.new_context(base_url=site["url"], viewport={"width": 412, "height": 823}, locale="zh-CN")
    page = context.new_page()
    page.add_init_script(WATCH)
    protocol = context.new_cdp_session(page)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    protocol.send("Network.enable")
    yield page, protocol
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_a_page_is_light_and_still(slow_phone, site, address):
    page, protocol = slow_phone
    kinds, bytes_of = {}, {}
    protocol.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: (e["type"], e["response"]["url"])}))
    protocol.on("Network.loadingFinished", lambda e: bytes_of.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    own = urlsplit(site["url"]).netloc
    assert {urlsplit(url).netloc for _, url in kinds.values() if not url.startswith("data:")} == {own}
    weight = sum(size for request, size in bytes_of.items() if kinds.get(request, ("",))[0] != "Image")
    assert 0 < weight <= MOST_BYTES
    page.mouse.wheel(0, 4000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("seen.shift") == 0
    jumping = page.eval_on_selector_all("img", "all => all.filter(i => !i.width || !i.height).map(i => i.outerHTML)")
    assert not jumping
    assert not re.search(r"<img(?![^>]*\bwidth=)", page.content())
