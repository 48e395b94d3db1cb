"""From an empty database to a site of another district: begun by one command, closed to readers until it is opened."""

import json
import re

import pytest

from .browsing import Visitor
from .serving import Served, environment_of, manage, running

pytestmark = [pytest.mark.slow, pytest.mark.once]

OPERATOR = "江北区市场监督管理局"
PASSWORD = "三峡之畔，嘉陵江北 2026"
APART = re.compile("(?:/(?:en|zh-hant))?/(admin|account|static|media|reading-mode)")
YUZHONG = re.compile("渝中|Yuzhong|洪崖洞")


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The site as `begin` leaves it, served."""
    var = tmp_path_factory.mktemp("begun")
    environment = environment_of(var, SITE_NAME="江北放心逛", SITE_NAME_ENGLISH="")
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["catalogues"]):
        manage(environment, *command)
    facts = ("--region", "某市", "--locality", "江北区", "--operator", OPERATOR)
    said = manage(environment, "begin", *facts)
    link = re.search(r"http\S+(/account/password/set/\S+)", said)
    assert link
    with running(environment):
        site = Served(environment["PUBLIC_URL"], "admin", PASSWORD, environment)
        visitor = Visitor(site.url)
        form = link[1].rstrip("/").rpartition("/")[0] + "/set-password/"
        assert visitor.get(link[1])[0] == 302
        assert visitor.get(form)[0] == 200
        assert visitor.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})[0] == 302
        yield site


@pytest.fixture(scope="module")
def admin(begun):
    """Its first administrator, signed in."""
    visitor = Visitor(begun.url)
    assert visitor.sign_in("/admin/login/", "admin", PASSWORD) == 302
    return visitor


ADDRESSES = ["/", "/en/", "/spots/", "/v/ABCDEF2345", "/search/?q=x", "/sitemap.xml", "/nowhere/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_readers_are_told_that_it_is_being_built(begun, address):
    status, headers, body = begun.get(address)
    assert status == 503
    assert int(headers["retry-after"]) > 0
    assert headers["cache-control"] == "no-store"
    text = body.decode()
    assert ("under construction" if address.startswith("/en/") else "网站正在建设") in text
    assert "江北放心逛" in text and OPERATOR in text


def test_programs_are_told_in_json(begun):
    status, _, body = begun.get("/api/v2/honours/")
    assert status == 503
    assert json.loads(body)["message"]


def test_it_answers_whoever_watches_it(begun):
    assert begun.get("/healthz")[0] == 200


def test_every_link_answers_and_nothing_is_of_yuzhong(begun, admin):
    seen, waiting = set(), ["/", "/en/", "/zh-hant/", "/api/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        status, text = admin.get(address)
        # Nobody can agree to a wording that the office has not written yet: those forms say so.
        assert status == 200 or (status == 503 and "/services/ask/" in address), address
        assert not YUZHONG.search(text), (address, YUZHONG.search(text))
        links = re.findall(r'(?:href|action)="(/(?!/)[^"#]*)', text)
        waiting += [link for link in links if not APART.match(link) and "&" not in link]
    assert len(seen) > 60


def test_it_is_not_opened_while_something_is_missing(begun, admin):
    status, text = admin.get("/admin/launch/")
    assert status == 200
    assert "“关于本站”里没有“待填写”" in text and "有人办“初审”" in text
    assert admin.post("/admin/launch/", {})[0] == 409
    assert begun.get("/")[0] == 503


def test_once_more_it_changes_nothing(begun):
    count = "from wagtail.models import Page, Revision; print(Page.objects.count(), Revision.objects.count())"
    before = begun.manage("shell", "-v0", "-c", count)
    assert "已经有管理账号" in begun.manage("begin")
    assert begun.manage("shell", "-v0", "-c", count) == before
