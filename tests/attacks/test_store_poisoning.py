"""Cache poisoning (16): whatever a stranger sends along, the next reader gets the page as if nobody had been there."""

import io
from types import SimpleNamespace

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from core import rate_limits
from operations.page_cache.conf import page_store
from operations.security.rate_limits import SEARCHES
from operations.security.reader_rate import ReaderRateLimit

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

EVIL = "evil.example"
SCRIPT = "<script>alert(9)</script>"
ATTACKS = {
    "forwarded host": {"HTTP_X_FORWARDED_HOST": EVIL},
    "forwarded server": {"HTTP_X_FORWARDED_SERVER": EVIL},
    "forwarded": {"HTTP_FORWARDED": f"host={EVIL};proto=https"},
    "forwarded port": {"HTTP_X_FORWARDED_PORT": "1234"},
    "forwarded prefix": {"HTTP_X_FORWARDED_PREFIX": f"//{EVIL}"},
    "original address": {"HTTP_X_ORIGINAL_URL": "/admin/"},
    "rewritten address": {"HTTP_X_REWRITE_URL": "/nowhere/"},
    "language": {"HTTP_ACCEPT_LANGUAGE": "en"},
    "language cookie": {"HTTP_COOKIE": "django_language=en"},
    "cookie of nothing known": {"HTTP_COOKIE": f"theme={SCRIPT}"},
    "reading mode that is none": {"HTTP_COOKIE": f"reading={SCRIPT}"},
    "agent": {"HTTP_USER_AGENT": SCRIPT},
    "referrer": {"HTTP_REFERER": f"https://{EVIL}/{SCRIPT}"},
    "method override": {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
    "range": {"HTTP_RANGE": "bytes=0-3"},
    "unknown parameter": {"QUERY_STRING": f"utm_source={SCRIPT}&next=//{EVIL}"},
    "encoding": {"HTTP_ACCEPT_ENCODING": "gzip;q=1, evil"},
    "fetch mode": {"HTTP_SEC_FETCH_DEST": "iframe", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    "foreign host": {"HTTP_HOST": EVIL},
    "authorization": {"HTTP_AUTHORIZATION": "Basic YTpi"},
    "session": {"HTTP_COOKIE": "sessionid=abc"},
}
PLACES = ["/", "/honours/honest-traders/", "/en/", "/sitemap.xml", "/robots.txt"]


@pytest.fixture(autouse=True)
def kept_connection():
    """The test's transaction outlives each request, as in Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def store(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PUBLIC_URL = "http://testserver"
    return page_store(WSGIHandler(), paced=ReaderRateLimit)


def get(store, path: str, **changes: str) -> tuple[str, bytes]:
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "203.0.113.5",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    } | changes
    said: list[str] = []
    body = b"".join(store(environ, lambda status, headers, *rest: said.append(status)))
    return said[0], body


@pytest.mark.parametrize("place", PLACES)
def test_no_stranger_leaves_anything_in_a_page(store, place):
    status, clean = get(store, place)
    assert status == "200 OK"
    for name, attack in ATTACKS.items():
        fresh = page_store(WSGIHandler(), paced=ReaderRateLimit)  # where the attacker comes first
        first, answered = get(fresh, place, **attack)
        assert first[:3] in ("200", "304", "400", "302"), name
        assert EVIL.encode() not in answered or first.startswith("400") or name == "unknown parameter", name
        assert get(fresh, place) == (status, clean), name


def test_who_searched_too_often_may_read_what_lies_ready(store, monkeypatch):
    """New words cost a search of the database, words asked before cost nothing: only the first are counted."""
    ready, new = {"QUERY_STRING": "q=shop"}, {"QUERY_STRING": "q=another"}
    assert [get(store, "/search/", **ready)[0][:3] for _ in range(3)] == ["200"] * 3
    monkeypatch.setattr(rate_limits, "time", SimpleNamespace(time=lambda: 1_800_000_000))
    while not SEARCHES.take("203.0.113.5"):
        pass
    assert get(store, "/search/", **new)[0][:3] == "429"
    assert get(store, "/search/", **ready)[0][:3] == "200"
    assert get(store, "/search/", REMOTE_ADDR="203.0.113.6", **new)[0][:3] == "200"
