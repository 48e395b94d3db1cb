"""Every page type in every language and look: normal, large print, dark, paper.

One browser for all; a failure names the page, the look and the rule.
"""

import pytest

from .inspecting import OF_THE_LOOK, axe, lost_marks, overflow, small_print, small_targets, words

LARGE = 24  # pixels, the least size of a letter in large print
TOUCH = 44  # pixels, the least height of what is pressed
PAGES = [
    "/",
    "/spots/",
    "/spots/hong-ya-dong/",
    "/honours/",
    "/honours/honest-traders/?spot=hong-ya-dong",
    "/honours/honest-traders/?q=没有这家",
    "/credit/?q=面",
    "merchant",
    "plaque",
    "/v/ZZZZZZZZZZ",
    "/lessons/",
    "/lessons/yu-fang-shi-wu-zhong-du/",
    "/quiz/yu-fang-shi-wu-zhong-du/",
    "/my/",
    "/talks/",
    "/talks/yan-shi-xiao-dian-zhi-liang/",
    "/exemplars/",
    "/exemplars/xian-jin-ji-ceng-dang-zu-zhi/",
    "/reading/",
    "/reading/2026-dong-ji/",
    "/news/",
    "/news/ai-xin-zi-jin/",
    "/complain/",
    "/search/?q=洪崖洞",
    "/search/?q=zzzz",
    "/map/",
    "/services/",
    "/services/ge-xie/",
    "/services/fa-lv/",
    "/services/quality/",
    "/services/volunteers/",
    "/services/fund/",
    "/services/pairing/",
    "/services/ask/needs/",
    "/activities/",
    "/alliances/",
    "/alliances/jie-fang-bei-jing-qu/",
    "/alliances/themes/",
    "/alliances/jie-fang-bei/",
    "/alliances/zong-she/wall/",
    "/campaigns/2026-guo-qing/",
    "/campaigns/",
    "/policies/",
    "/policies/chang-di-xu-zhi/",
    "/about/",
    "/account/sign-in/",
    "/nowhere/",
    "/honours/honest-traders/?on=wrong",
]
#: A quiz draws its questions anew each time; long lists have ten rows a page in large print.
DIFFERENT = ("/quiz/yu-fang-shi-wu-zhong-du/", "/honours/honest-traders/?spot=hong-ya-dong", "/credit/?q=面")
OUTSIDE_THE_TREES = ["/api/"]  # said in one language


@pytest.fixture(scope="module")
def looks(site, chromium):
    """Two windows of a phone that stay open: the usual one and one in large print."""
    pages = {}
    for mode in ("normal", "elder"):
        context = chromium.new_context(base_url=site["url"], viewport={"width": 390, "height": 844}, locale="zh-CN")
        if mode == "elder":
            context.add_cookies([{"name": "reading", "value": "elder", "url": site["url"]}])
        pages[mode] = context.new_page()
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("tree", ["", "/zh-hant", "/en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_every_look(looks, found, name, tree):
    looked_at(looks, tree + found.get(name, name))


@pytest.mark.parametrize("address", OUTSIDE_THE_TREES)
def test_a_page_of_no_tree_in_every_look(looks, address):
    looked_at(looks, address)


def test_no_kind_of_page_is_left_out(server):
    ask = """
from wagtail.models import Page, get_page_models
from core.models import BasePage
live = [m for m in get_page_models() if issubclass(m, BasePage) and m.objects.live().public().exists()]
paths = ["/home" + address.split("?")[0] for address in ADDRESSES]
asked = Page.objects.filter(url_path__in=paths, locale__language_code="zh-hans")
print(sorted({m.__name__ for m in live} - {p.specific_class.__name__ for p in asked}))"""
    left = server.manage("shell", "--no-imports", "-c", f"ADDRESSES = {PAGES!r}{ask}")
    assert left.split("\n")[-2:] == ["[]", ""]


def looked_at(looks, address: str) -> None:
    """Fail with every rule that the page breaks in any look."""
    normal, elder = looks["normal"], looks["elder"]
    normal.goto(address)
    broken = [("normal", rule) for rule in axe(normal)]
    broken += [("normal", f"a line begins with a mark: {text}") for text in lost_marks(normal)]
    broken += [("normal", f"wider than the window by {px} px") for px in _too_wide(normal)]
    broken += _other_lights(normal)
    said = words(normal)
    elder.goto(address)
    broken += [("elder", rule) for rule in axe(elder, strict=True)]
    broken += [("elder", f"wider than the window by {px} px") for px in _too_wide(elder)]
    broken += [("elder", f"smaller than {LARGE} px: {where}") for where in small_print(elder, LARGE)[:5]]
    broken += [("elder", f"lower than {TOUCH} px: {where}") for where in small_targets(elder, TOUCH)[:5]]
    if not address.endswith(DIFFERENT):
        broken += [("elder", "says something else")] if words(elder) != said else []
    broken += [("elder dark", rule) for rule in _in_the_dark(elder, strict=True)]
    assert not broken, "\n".join(f"{address} · {look} · {rule}" for look, rule in broken)


def _other_lights(page) -> list[tuple[str, str]]:
    broken = [("dark", rule) for rule in _in_the_dark(page)]
    page.emulate_media(media="print")
    broken += [("print", rule) for rule in axe(page, rules=OF_THE_LOOK)]
    page.emulate_media(media="screen")
    return broken


def _in_the_dark(page, *, strict: bool = False) -> list[str]:
    page.emulate_media(color_scheme="dark")
    rules = [*OF_THE_LOOK, "color-contrast-enhanced"] if strict else OF_THE_LOOK
    broken = axe(page, rules=rules)
    page.emulate_media(color_scheme="light")
    return broken


def _too_wide(page) -> list[int]:
    """What stands out at 320 px (a small phone, or 1280 px at 400 %)."""
    page.set_viewport_size({"width": 320, "height": 640})
    wide = overflow(page)
    page.set_viewport_size({"width": 390, "height": 844})
    return [wide] if wide > 0 else []
