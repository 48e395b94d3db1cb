"""What belongs to one person is never marked as for everybody: all public addresses, asked with a session that ages."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve

from core.feeds.registry import CALENDARS, FEEDS
from operations.security.private_answers import keep_private

pytestmark = pytest.mark.django_db

LINKED = re.compile(r"""(?:href|src|content)="((?:https?:/)?/[^"#]*)|<loc>([^<]+)</loc>|\]\(([^)\s]+)\)""")
HERE = ("testserver", "localhost")  # as asked, and as the site calls itself
MINUTE = 61  # seconds, after which the next request notes that somebody is still there
ENTRANCES = [
    *("/", "/en/", "/zh-hant/", "/sitemap.xml", "/robots.txt", "/llms.txt", "/.well-known/security.txt", "/healthz"),
    *("/.well-known/did.json", "/api/", "/api/openapi.json", "/api/v2/pages/", "/api/v2/pictures/"),
    *("/api/v2/merchants/", "/api/v2/honours/?roll=honest-traders", "/honours/honest-traders/data.csv", "/nowhere/"),
]
LEFT_OUT = ("/admin/", "/static/", "/account/sign-out/")


def ways_on(answer: HttpResponse, address: str) -> list[str]:
    """The addresses of this site in an answer, in their order."""
    if answer.streaming or not answer["Content-Type"].startswith(("text/", "application/")):
        b"".join(answer)
        return []
    found = ("".join(groups) for groups in LINKED.findall(answer.content.decode("utf-8", "replace")))
    whole = (urlsplit(urljoin(f"http://testserver{address}", each.replace("&amp;", "&"))) for each in found)
    return [f"{to.path}?{to.query}".removesuffix("?") for to in whole if to.hostname in HERE]


def kind(address: str) -> tuple[str, ...]:
    """What addresses of one kind have in common: the view, the language, the section and how deep they lie."""
    path = urlsplit(address).path
    try:
        view = resolve(path).view_name
    except Resolver404:
        return ("none",)
    first, _, rest = path.strip("/").partition("/")
    language, section = (first, rest.partition("/")[0]) if first in ("en", "zh-hant") else ("", first)
    return (view, language, section, str(path.count("/")))


def public_addresses(client: Client) -> list[str]:
    """One address of every kind that a stranger can reach by following links."""
    feeds = [f"/feeds/{name}.xml" for name in FEEDS] + [f"/calendar/{name}.ics" for name in CALENDARS]
    found = deque([*ENTRANCES, *feeds])
    kinds = {kind(address) for address in found}
    done: list[str] = []
    while found:
        address = found.popleft()
        done.append(address)
        for way in ways_on(client.get(address), address):
            if kind(way) not in kinds and not way.startswith(LEFT_OUT):
                kinds.add(kind(way))
                found.append(way)
    return done


def age(client: Client) -> None:
    session = client.session
    session["seen"] = session.get("seen", 0) - MINUTE
    session.save()


@pytest.mark.slow
@pytest.mark.once
def test_no_public_address_is_marked_public_and_sets_a_cookie(client, editor_client):
    addresses = public_addresses(Client())
    assert len(addresses) > 100
    editor_client.get("/")
    for address in addresses:
        age(editor_client)
        answer = editor_client.get(address)
        caching = answer.get("Cache-Control", "")
        assert "private" in caching or "no-store" in caching, address
        assert "public" not in caching, address
        assert answer.streaming or "sessionid" in answer.cookies or answer.status_code == 404, address


@pytest.mark.parametrize("address", ["/feeds/news.xml", "/robots.txt", "/", "/spots/"])
def test_a_session_that_ends_leaves_with_a_private_answer(editor_client, address):
    editor_client.get("/")
    session = editor_client.session
    session["seen"] -= 24 * 3600
    session.save()
    answer = editor_client.get(address)
    assert answer.cookies["sessionid"].value == ""
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_session_that_nobody_knows_is_taken_back_privately(client):
    client.cookies["sessionid"] = "a" * 32
    answer = client.get("/feeds/news.xml")
    assert answer.cookies and "public" not in answer["Cache-Control"]


def test_what_is_for_everybody_stays_so(client):
    for address in ("/feeds/news.xml", "/calendar/activities.ics", "/robots.txt"):
        answer = client.get(address)
        assert "public" in answer["Cache-Control"] and not answer.cookies
    assert client.get("/spots/")["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("public, max-age=900", "private, no-cache"),
        ("PUBLIC", "private, no-cache"),
        ("s-maxage=60", "private, no-cache"),
        ("max-age=60", "private, no-cache"),
        (None, "private, no-cache"),
        ("private, max-age=300", "private, max-age=300"),
        ("max-age=0,no-store", "max-age=0,no-store"),
        ('private="x-a"', "private, no-cache"),
    ],
)
def test_whatever_a_view_says_of_an_answer_with_a_cookie(said, then):
    def view(request):
        response = HttpResponse("x", headers={"Cache-Control": said} if said else {})
        response.set_cookie("a", "b")
        return response

    assert keep_private(view)(RequestFactory().get("/"))["Cache-Control"] == then
