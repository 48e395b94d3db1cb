"""What only an eye would notice: numbers cut off, words half shown, a code for the phone in one's hand."""

import pytest

from .test_matrix import PAGES

#: How wide a placeholder is, beside the room it has.
PLACEHOLDERS = """() => [...document.querySelectorAll('main input[placeholder]')].map(at => {
  const style = getComputedStyle(at, '::placeholder'), pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const box = getComputedStyle(at);
  const room = at.clientWidth - parseFloat(box.paddingLeft) - parseFloat(box.paddingRight);
  return [at.placeholder, pen.measureText(at.placeholder).width, room]; })"""
#: The words of headings that stand on two lines, as Unicode's segmentation cuts them.
BROKEN_WORDS = """() => { const segmenter = new Intl.Segmenter('zh', {granularity: 'word'}), broken = [];
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), places = [];
    while (walker.nextNode())
      for (let at = 0; at < walker.currentNode.length; at++) places.push([walker.currentNode, at]);
    const text = places.map(([node, at]) => node.data[at]).join('');
    for (const {segment, index, isWordLike} of segmenter.segment(text)) {
      if (!isWordLike || segment.length < 2 || !/[\u4e00-\u9fff]/.test(segment)) continue;
      const range = document.createRange(), last = places[index + segment.length - 1];
      range.setStart(...places[index]); range.setEnd(last[0], last[1] + 1);
      const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
      if (lines.size > 1) broken.push([heading.innerText, segment]);
    }
  }
  return broken; }"""
#: How far the first so many signs of each line reach beyond its box.
NUMBERS = """() => [...document.querySelectorAll('.wall__list span')].map(at => {
  const text = document.createTreeWalker(at, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();
  range.setStart(text, 0); range.setEnd(text, text.data.indexOf(' · '));
  return range.getBoundingClientRect().right - at.getBoundingClientRect().right; })"""


@pytest.fixture
def window(chromium, site):
    """Call with a width and a reading mode: a page of a browser of its own."""
    contexts = []

    def opened(width: int, mode: str = ""):
        context = chromium.new_context(base_url=site["url"], viewport={"width": width, "height": 800}, locale="zh-CN")
        contexts.append(context)
        if mode:
            context.add_cookies([{"name": "reading", "value": mode, "url": site["url"]}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_wall_shows_every_number_whole(window, width):
    page = window(width)
    page.goto("/alliances/jie-fang-bei/wall/")
    beyond = page.evaluate(NUMBERS)
    assert beyond and max(beyond) <= 0


def test_the_code_of_a_page_is_for_paper(window):
    page = window(390)
    page.goto("/honours/honest-traders/")
    assert not page.locator("span.take-along__code").is_visible()
    assert page.locator(".take-along__link a").is_visible()
    assert page.locator(".take-along .icon").bounding_box()["height"] < 40
    page.emulate_media(media="print")
    assert page.locator("span.take-along__code").is_visible()
    assert not page.locator(".take-along__link").is_visible()


def test_the_filters_end_in_their_button(window):
    page = window(390)
    page.goto("/honours/honest-traders/")
    last = page.locator("#roll-trade").bounding_box()
    assert page.locator(".filter__go button").bounding_box()["y"] >= last["y"] + last["height"]


@pytest.mark.parametrize("address", ["/", "/honours/honest-traders/", "/credit/"])
def test_large_print_shows_hints_whole(window, address):
    page = window(390, "elder")
    page.goto(address)
    hints = page.evaluate(PLACEHOLDERS)
    assert hints and [hint for hint, wide, room in hints if wide > room] == []


def test_reading_aloud_is_docked_below(window):
    page = window(390, "elder")
    page.goto("/complain/")
    button = page.locator(".reading__aloud--ready")
    if button.count():  # a browser without a voice has no such button
        box = button.bounding_box()
        assert (box["x"], box["width"]) == (0, 390)
        assert box["y"] + box["height"] == 800


@pytest.mark.parametrize("name", [*PAGES, "/criteria/"])
def test_no_heading_breaks_inside_a_word(window, found, name):
    page = window(390)
    page.goto(found.get(name, name))
    for width in (360, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN_WORDS) == [], width


PHOTOGRAPH = """
from io import BytesIO
from PIL import Image
from django.core.files.images import ImageFile
from core.models import Photo
from editing.reviews.authority import BypassReason, acting_for_system
from spots.models import ScenicSpotPage
content = BytesIO()
Image.effect_noise((1600, 1000), 90).convert("RGB").save(content, "JPEG")
photo = Photo.objects.create(title="现场照片", description="街景", file=ImageFile(content, "xian-chang.jpg"))
with acting_for_system(BypassReason.LAYING_OUT):
    spot = ScenicSpotPage.objects.in_language().get(slug="li-zi-ba")
    spot.picture = photo
    spot.save_revision().publish()
"""


def test_a_photograph_fills_the_head_and_a_drawing_stands_beside_the_words(window, server):
    server.manage("shell", "--verbosity", "0", "-c", PHOTOGRAPH)
    page = window(1280)
    sizes = {}
    for spot in ("li-zi-ba", "hong-ya-dong"):
        page.goto(f"/spots/{spot}/")
        picture, head = (page.locator(name).bounding_box() for name in (".head__picture img", ".head"))
        sizes[spot] = (picture["width"] / head["width"], picture["height"] / head["height"])
    assert sizes["li-zi-ba"] == (1, 1)
    assert sizes["hong-ya-dong"][0] < 0.5
