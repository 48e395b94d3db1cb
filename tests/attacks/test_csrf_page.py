"""A form without its cookie, as from a chat's own browser: refused in the reader's language, with a way out (5)."""

import pytest

pytestmark = pytest.mark.django_db

FORM = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("place", ["spots/", "search/", "account/sign-in/", "my/forget"])
@pytest.mark.parametrize(
    ("prefix", "tag", "words"),
    [("/", "zh-Hans", "在浏览器打开"), ("/zh-hant/", "zh-Hant", "在瀏覽器打開"), ("/en/", "en", "Open in browser")],
)
def test_it_says_what_to_do(ask, prefix, tag, words, place):
    answer = ask(prefix + place, "POST", b"a=b", **FORM)
    assert answer.status == 403
    assert f'<html lang="{tag}"' in answer.text
    assert words in answer.text
    assert "CSRF" not in answer.text
    assert "12315" in answer.text
    assert answer.headers["cache-control"] == "no-store"
