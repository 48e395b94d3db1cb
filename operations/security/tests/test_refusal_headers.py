"""A refusal says as much to the browser as a page does, and nobody keeps it."""

import pytest
from django.test import Client

from operations.security import rate_limits
from operations.security.reader_rate import refused

pytestmark = pytest.mark.django_db

GUARDS = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=()",
}


def assert_complete(headers) -> None:
    for name, value in GUARDS.items():
        assert value in headers[name], name
    assert "no-store" in headers["cache-control"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/honours/?on=x", 400),
        ("/api/v2/pages/?type=AAA", 400),
        ("/honours/honest-traders/data.csv?on=x", 400),
        ("/nowhere/", 404),
        ("/feeds/x.xml", 404),
        ("/api/v2/x", 404),
        ("/media/images/none.webp", 404),
        ("/my/forget", 405),
        ("/search/?" + "&".join(["a=1"] * 20_000), 400),
    ],
)
def test_whatever_was_wrong(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert_complete(answer.headers)


def test_a_foreign_host_is_refused_with_them(client):
    answer = client.get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert_complete(answer.headers)


def test_before_the_way_to_https_too(client, settings):
    """The very first layer refuses here, and no other one has seen the request."""
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert_complete(answer.headers)


def test_too_many_requests_are_refused_with_them():
    said = []
    wait, template = rate_limits.SEARCHES.seconds, "security/too_many.html"
    refused({"PATH_INFO": "/search/"}, lambda status, headers: said.append((status, headers)), wait, template)
    [(status, headers)] = said
    assert status.startswith("429")
    assert_complete({name.lower(): value for name, value in headers})
