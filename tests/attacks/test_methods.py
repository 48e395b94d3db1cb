"""What a request wants to do (9): what no view does is 405 at every address, in the right shape, with every header."""

import json
import re

import pytest

from tests.attacks.public_addresses import kinds_of_pages, routes

pytestmark = pytest.mark.django_db

_ARGUMENT = re.compile(r"<(?:(\w+):)?\w+>")
_FILLED = {"cards/": "cards/1/wide-000000000000.png", "documents/(": "documents/1/a.pdf", "(?P<path>": "spots/index.md"}
METHODS = ["TRACE", "BREW", "PROPFIND", "DELETE"]
DATA = ["/honours/honest-traders/data.csv", "/honours/honest-traders/data.json", "/api/v2/pages/", "/api/v2/honours/"]
DATA += ["/feeds/news.xml", "/calendar/activities.ics", "/spots/index.md", "/en/spots/index.md", "/sitemap.xml"]


def addresses() -> list[str]:
    """Every public route with something in its arguments."""
    found = {_ARGUMENT.sub(lambda part: "1" if part[1] == "bigint" else "x", route) for route in routes()}
    for start, whole in _FILLED.items():
        found = {whole if route.startswith(start) else route for route in found}
    return [f"/{route}" for route in sorted(found) if "(" not in route]


@pytest.mark.parametrize("method", METHODS)
def test_an_unknown_method_reaches_no_view(ask, method):
    asked = addresses()
    assert len(asked) > 60
    for address in [*asked, *kinds_of_pages(), "/nowhere/"]:
        answer = ask(address, method)
        assert answer.status == 405, address
        assert "GET" in answer.headers["allow"], address
        assert answer.headers["cache-control"] == "no-store", address


@pytest.mark.parametrize("address", DATA)
@pytest.mark.parametrize("method", ["TRACE", "POST", "PUT"])
def test_of_data_a_program_is_told_in_json(ask, address, method):
    answer = ask(address, method)
    assert answer.status == 405
    assert answer.headers["content-type"].startswith("application/json")
    assert "GET" in json.loads(answer.body)["message"]
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/my/forget", "再按一次按钮"),
        ("/zh-hant/my/forget", "再按一次按鈕"),
        ("/en/my/forget", "press the button again"),
    ],
)
def test_what_takes_only_forms_says_so_in_words(ask, address, words):
    answer = ask(address)
    assert answer.status == 405
    assert words in answer.text
    assert answer.headers["allow"] == "POST"


def test_a_page_says_truly_what_it_answers(ask):
    answer = ask("/spots/", "OPTIONS")
    assert answer.status == 200
    assert sorted(answer.headers["allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]
