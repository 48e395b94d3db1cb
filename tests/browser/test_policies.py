"""Editors' screens and readers' pages keep their policies in a real browser: nothing blocked, nobody else called."""

from urllib.parse import urlsplit

import pytest

SCREENS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/add/news/newspage/{news}/",
    "/admin/pages/add/lessons/lessonpage/{lessons}/",
    "/admin/pages/{news}/edit/",
    "/admin/pages/{news}/history/",
    "/admin/pages/{news}/move/",
    "/admin/pages/{news}/copy/",
    "/admin/pages/search/?q=火锅",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/media/",
    "/admin/snippets/honours/merchant/",
    "/admin/snippets/honours/merchant/add/",
    "/admin/snippets/honours/honour/",
    "/admin/snippets/honours/honour/add/",
    "/admin/snippets/honours/awardscheme/",
    "/admin/snippets/lessons/book/add/",
    "/admin/settings/core/sitefacts/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/redirects/",
    "/admin/reports/site-history/",
    "/admin/reports/audit/",
    "/admin/reports/workflow/",
    "/admin/collections/",
    "/admin/locales/",
    "/admin/account/",
    "/account/second-step/keys/",
    "/account/second-step/set-up/",
    "/account/sign-ins/",
]
PUBLIC = [
    "/",
    "/spots/",
    "/honours/honest-traders/",
    "/lessons/yu-fang-shi-wu-zhong-du/",
    "/search/?q=火锅",
    "/nowhere/",
]


class Watched:
    """What a page is refused by its policy, and which other hosts it turns to."""

    def __init__(self, page) -> None:
        self.refused: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._hear)
        page.on("request", self._see)

    def _hear(self, message) -> None:
        if "Content Security Policy" in message.text or "Permissions-Policy" in message.text:
            self.refused.append(message.text[:200])

    def _see(self, request) -> None:
        where = urlsplit(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.hostname not in ("127.0.0.1", "localhost"):
            self.outside.append(request.url)


def number_of(desk, slug: str) -> str:
    desk.goto("/admin/")
    asking = "slug => fetch(`/admin/api/main/pages/?slug=${slug}`).then(found => found.json())"
    return str(desk.evaluate(asking, slug)["items"][0]["id"])


def test_no_screen_of_the_admin_breaks_its_policy_or_calls_outside(desk):
    sections = {slug: number_of(desk, slug) for slug in ("news", "lessons")}
    watched, broken = Watched(desk), {}
    for screen in SCREENS:
        address = screen.format(**sections)
        answer = desk.goto(address, wait_until="load")
        desk.wait_for_load_state("networkidle")
        if answer.status >= 400 or watched.refused:
            broken[address] = [answer.status, *watched.refused]
            watched.refused.clear()
    assert not broken
    assert not watched.outside


@pytest.mark.parametrize("script", [True, False])
def test_no_public_page_does(chromium, site, script):
    context = chromium.new_context(base_url=site["url"], java_script_enabled=script)
    page = context.new_page()
    watched = Watched(page)
    for address in PUBLIC:
        page.goto(address)
    context.close()
    assert not watched.refused
    assert not watched.outside
