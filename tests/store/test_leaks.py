"""What belongs to somebody never comes out of the store, and what is private never gets in."""

import http.cookiejar
import re
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.once]
ASKED = 24
LESSON = "/lessons/yu-fang-shi-wu-zhong-du/"
WORDS = "案板"  # only on that page
RESTRICT = (
    "from wagtail.models import Page, PageViewRestriction as R; "
    "R.objects.create(page=Page.objects.get(slug='lessons', locale__language_code='zh-hans'), restriction_type='login')"
)
OPEN = "from wagtail.models import PageViewRestriction as R; R.objects.all().delete()"


@pytest.fixture
def editor(site):
    """A signed-in editor's browser."""
    jar = http.cookiejar.CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    form = browser.open(f"{site.url}/admin/login/").read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form)[1]
    fields = {"username": site.name, "password": site.password, "csrfmiddlewaretoken": token, "next": "/admin/"}
    request = Request(f"{site.url}/admin/login/", urlencode(fields).encode(), {"Referer": site.url})
    browser.open(request)
    assert any(cookie.name == "sessionid" for cookie in jar)
    return lambda path: browser.open(site.url + path).read().decode()


def test_an_editors_page_stays_the_editors(site, editor):
    for _ in range(ASKED):
        assert "wagtail-userbar" in editor("/")
        status, headers, body = site.get("/")
        assert (status, "set-cookie" in headers) == (200, False)
        assert b"userbar" not in body
        assert b"csrf" not in body


def test_a_private_page_never_gets_in(site, editor):
    site.manage("shell", "-c", RESTRICT)
    try:
        for _ in range(ASKED):
            assert WORDS in editor(LESSON)
            assert WORDS.encode() not in site.get(LESSON)[2]
    finally:
        site.manage("shell", "-c", OPEN)
    assert WORDS.encode() in site.get(LESSON)[2]


def test_a_page_made_private_leaves_every_worker(site):
    assert all(WORDS.encode() in site.get(LESSON)[2] for _ in range(ASKED))
    site.manage("shell", "-c", RESTRICT)
    try:
        assert not any(WORDS.encode() in site.get(LESSON)[2] for _ in range(ASKED))
    finally:
        site.manage("shell", "-c", OPEN)


def test_no_header_poisons_a_page(site):
    evil = {
        "X_Forwarded_Host": "evil.example",
        "X_Original_URL": "/admin/",
        "X_Forwarded_Prefix": "/evil",
        "Forwarded": "host=evil.example",
        "Referer": "http://evil.example/",
        "Cookie": "a=evil.example",
    }
    for address in ("/poison-free/", "/", "/spots/?evil.example=1", "/search/?x=evil.example"):
        site.get(address, **evil)
        assert not any(b"evil" in site.get(address.partition("?")[0])[2] for _ in range(ASKED // 2))


def test_a_foreign_host_gets_nothing_kept(site):
    answers = [site.get("/", Host="evil.example")[0] for _ in range(3)]
    assert answers == [400] * 3
    assert b"evil.example" not in site.get("/")[2]


def test_a_form_is_made_for_each(site):
    code = re.search(rb"/v/([0-9A-Za-z-]+)", site.get("/honours/safe-consumption-units/")[2])
    assert code is None or site.get(f"/v/{code[1].decode()}")[1]["cache-control"] == "no-store"
    assert "no-store" in site.get("/v/report")[1].get("cache-control", "")
