"""Every answer carries a tag, and who has it gets a 304: from Django alone, and with the page store in front of it."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from honours.models import Merchant
from operations.page_cache.conf import page_store
from operations.security.reader_rate import ReaderRateLimit

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/openapi.json",
    "/api/v2/pages/",
    "/api/v2/pages/?limit=1&offset=2",
    "/api/v2/pictures/?limit=1",
    "/api/v2/merchants/",
    "/api/v2/merchants/?limit=1",
    "/api/v2/merchants/?q=火锅",
    "/api/v2/honours/?roll=honest-traders",
    "/api/v2/honours/?roll=honest-traders&on=2022-07-14&limit=3",
]


@pytest.fixture
def kept_connection():
    """The test's transaction outlives each request, as in Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def ask(kept_connection, settings):
    """Ask the application as it runs: method, address and headers to status, headers and body."""
    settings.ALLOWED_HOSTS = ["testserver"]
    store = page_store(WSGIHandler(), paced=ReaderRateLimit)

    def answer(method: str, address: str, **headers: str) -> tuple[str, dict[str, str], bytes]:
        environ = RequestFactory().generic(method, address, **headers).environ
        said: list = []
        body = b"".join(store(environ, lambda status, headers, *rest: said.append((status, dict(headers)))))
        return said[0][0][:3], said[0][1], body

    return answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_with_the_store_in_front(ask, address):
    status, headers, body = ask("GET", address)
    assert status == "200" and body
    assert ask("HEAD", address)[1]["ETag"] == headers["ETag"]
    status, again, body = ask("GET", address, HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status, again["ETag"], body) == ("304", headers["ETag"], b"")
    assert ask("GET", address, HTTP_IF_NONE_MATCH='"other"')[0] == "200"


@pytest.mark.parametrize("address", ADDRESSES)
def test_from_django_alone(client, address):
    tag = client.get(address)["ETag"]
    assert client.head(address)["ETag"] == tag
    assert client.get(address, headers={"if-none-match": f"W/{tag}"}).status_code == 304


def test_another_answer_has_another_tag(client):
    merchant = Merchant.objects.listed().first()
    address = f"/api/v2/merchants/{merchant.public_id}/"
    before = client.get(address)["ETag"]
    merchant.title = "换了招牌"
    merchant.save()
    assert client.get(address, headers={"if-none-match": before}).status_code == 200


@pytest.mark.parametrize("address", ["/api/v2/pages/?type=AAA", "/api/v2/merchants/zzzzzzzz/", "/api/v2/nothing/"])
def test_a_refusal_is_told_each_time(client, address):
    answer = client.get(address, headers={"if-none-match": "*"})
    assert answer.status_code in (400, 404) and "ETag" not in answer
