"""Character sets that a request names (10): what cannot be read is refused in words, before anything reads it."""

import encodings.aliases

import pytest

from operations.security.charsets import is_readable

pytestmark = pytest.mark.django_db

URLENCODED, MULTIPART, JSON = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"
NONE = [
    "rot13",
    "base64",
    "hex",
    "zip",
    "xyz",
    "undefined",
    "idna",
    "punycode",
    "utf-16",
    "utf-7",
    "",
    '""',
    "é",
    "x" * 5000,
]
PLACES = ["/v/report", "/account/sign-in/", "/spots/", "/en/search/", "/admin/login/"]


@pytest.mark.parametrize("charset", NONE)
@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART, JSON])
def test_what_is_no_character_set_is_refused(ask, kind, charset):
    for place in PLACES:
        answer = ask(place, "POST", b"a=b", CONTENT_TYPE=f"{kind}; charset={charset}")
        assert answer.status == 400, place
        assert ("UTF-8" in answer.text) and "must be" not in answer.text, place


@pytest.mark.parametrize("charset", ["gbk", "latin-1", "unicode_escape"])
def test_a_form_is_in_utf_8_and_the_reason_is_ours(ask, charset):
    answer = ask("/v/report", "POST", b"a=b", CONTENT_TYPE=f"{URLENCODED}; charset={charset}")
    assert answer.status == 400
    assert "请用 UTF-8" in answer.text


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"', "us-ascii"])
def test_utf_8_is_read_by_any_of_its_names(ask, charset):
    answer = ask("/v/report", "POST", "place=火锅店".encode(), CONTENT_TYPE=f"{URLENCODED}; charset={charset}")
    assert "火锅店" in answer.text


@pytest.mark.parametrize("charset", NONE)
def test_not_even_a_query_is_read_in_it(ask, charset):
    """Django reads the query while it makes the request, before any middleware of ours."""
    kind = {"CONTENT_TYPE": f"text/html; charset={charset}"}
    assert ask("/v/report?code=%E7%81%AB", "POST", b"", **kind).status == 400
    assert ask("/spots/?q=%E7%81%AB", HTTP_COOKIE="sessionid=x", **kind).status == 400


def test_no_codec_of_python_is_an_error(ask):
    for charset in {*encodings.aliases.aliases, *encodings.aliases.aliases.values()}:
        answer = ask("/v/report", "POST", b"\xff\x80=%ff%80", CONTENT_TYPE=f"{MULTIPART}; charset={charset}")
        assert answer.status == 400, charset
        assert ("UTF-8" in answer.text) == (not is_readable(charset)), charset
