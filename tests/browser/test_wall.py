"""The wall fits its screen lying and standing, reads from three metres, and asks for itself again."""

import pytest

SMALLEST = 28  # px on a screen 1080 px high, which is what three metres ask for
WALLS = ["/alliances/zong-she/wall/", "/alliances/jie-fang-bei/wall/", "/alliances/yu-pai-fu-shi/wall/"]
SIZES = """() => [...document.querySelectorAll("body *")]
  .filter((one) => !one.closest(".away") && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
BEYOND = """() => [...document.querySelectorAll(".wall__list li, .wall__roll, .wall__pledge, .wall__foot, .wall__turn")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    return box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || one.scrollHeight > one.clientHeight + 2;
  }).map((one) => one.textContent.trim())"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("address", WALLS)
def test_it_fits_and_reads_from_three_metres(chromium, site, address, width, height):
    page = chromium.new_page(base_url=site["url"], viewport={"width": width, "height": height})
    response = page.goto(address)
    assert response.headers["refresh"] == "30"
    assert min(page.evaluate(SIZES)) >= SMALLEST
    assert page.evaluate(BEYOND) == []
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        width,
        height,
    ]
    page.close()
