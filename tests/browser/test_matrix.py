"""Every page type in every look: normal, large print, dark, paper; and one in the other script.

One browser for all; a failure names the page, the look and the rule.
"""

import pytest

from .inspecting import OF_THE_LOOK, axe, overflow, small_print, small_targets, words

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
    "/exemplars/",
    "/reading/",
    "/reading/2026-dong-ji/",
    "/news/",
    "/complain/",
    "/search/?q=洪崖洞",
    "/search/?q=zzzz",
    "/services/",
    "/services/ge-xie/",
    "/services/fund/",
    "/services/pairing/",
    "/services/ask/needs/",
    "/activities/",
    "/alliances/",
    "/alliances/jie-fang-bei/",
    "/campaigns/2026-guo-qing/",
    "/policies/",
    "/account/sign-in/",
    "/zh-hant/",
    "/nowhere/",
    "/honours/honest-traders/?on=wrong",
]


@pytest.fixture(scope="session")
def found(server):
    """The addresses that each demo draws anew: a merchant and its plaque."""
    ask = "from honours.models import Honour as H; h = H.objects.public().first(); print(h.code, h.merchant.public_id)"
    code, merchant = server.manage("shell", "--no-imports", "-c", ask).split()[-2:]
    return {"merchant": f"/credit/{merchant}/", "plaque": f"/v/{code}"}


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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_every_look(looks, found, name):
    address = found.get(name, name)
    normal, elder = looks["normal"], looks["elder"]
    normal.goto(address)
    broken = [("normal", rule) for rule in axe(normal)]
    broken += [("normal", f"wider than the window by {px} px") for px in _too_wide(normal)]
    broken += _other_lights(normal)
    said = words(normal)
    elder.goto(address)
    broken += [("elder", rule) for rule in axe(elder, strict=True)]
    broken += [("elder", f"wider than the window by {px} px") for px in _too_wide(elder)]
    broken += [("elder", f"smaller than {LARGE} px: {where}") for where in small_print(elder, LARGE)[:5]]
    broken += [("elder", f"lower than {TOUCH} px: {where}") for where in small_targets(elder, TOUCH)[:5]]
    if not name.startswith("/quiz/"):  # draws its questions anew each time
        broken += [("elder", "says something else")] if words(elder) != said else []
    broken += [("elder dark", rule) for rule in _in_the_dark(elder, strict=True)]
    assert not broken, "\n".join(f"{name} · {look} · {rule}" for look, rule in broken)


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
