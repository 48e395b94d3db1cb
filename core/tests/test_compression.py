"""What is not kept for all is compressed too, by pages only."""

import gzip

import brotli
import pytest

pytestmark = pytest.mark.django_db

GZIP = {"HTTP_ACCEPT_ENCODING": "br, gzip"}


@pytest.mark.parametrize("address", ["/quiz/yu-fang-shi-wu-zhong-du/", "/account/sign-in/", "/admin/login/"])
def test_a_page_with_a_form_travels_light(client, address):
    answer = client.get(address, **GZIP)
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    text = gzip.decompress(answer.content)
    assert b"</html>" in text
    assert len(answer.content) < len(text) / 2


def test_who_cannot_read_it_gets_it_plain(client):
    assert "Content-Encoding" not in client.get("/account/sign-in/").headers


@pytest.mark.parametrize("name", ["data.csv", "data.json"])
def test_data_keeps_its_bytes_and_its_tag(client, name):
    plain, asked = (client.get(f"/honours/honest-traders/{name}", **extra) for extra in ({}, GZIP))
    assert asked["Content-Encoding"] == "br"
    assert brotli.decompress(asked.content) == plain.content
    assert asked["ETag"] == plain["ETag"].removesuffix('"') + '-br"'
