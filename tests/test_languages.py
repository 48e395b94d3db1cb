"""Pages of another language hold no fixed word in Chinese as it is written."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from core.opencc import convert
from honours.history.states import HonourState
from honours.models import Honour

from .fixed_words import CHINESE, in_chinese, in_simplified, left
from .test_addresses import PROMISED

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: Where a page of a tree says its own title and summary.
EDITORS = "title, meta"

#: Addresses that are no pages of a tree.
FIXED = ("/v/", "/v/report", "/v/reported", "/v/23456789AB")


@pytest.fixture(scope="module")
def chinese_words():
    return in_chinese()


@pytest.fixture(scope="module")
def simplified_words():
    return in_simplified()


@pytest.fixture
def as_written(settings):
    """Pages as the templates write them: what marks Chinese on its way out would mark a forgotten word as well."""
    kept = [one for one in settings.MIDDLEWARE if not one.startswith("languages.translations.")]
    assert len(kept) < len(settings.MIDDLEWARE)
    settings.MIDDLEWARE = kept


def whole(response):
    return b"".join(response).decode() if response.streaming else response.content.decode()


def assert_kept(client, address, language, foreign):
    """A page that says it is in a language and has no word of another's interface."""
    response = client.get(address)
    assert response.status_code == 200
    html = whole(response)
    assert f'<html lang="{language}"' in html
    assert left(html, foreign, EDITORS) == []


@pytest.mark.parametrize("address", PROMISED)
def test_a_promised_address_is_kept_in_english(client, as_written, address, chinese_words):
    assert_kept(client, f"/en{address}", "en", chinese_words)


@pytest.mark.parametrize("address", PROMISED)
def test_a_promised_address_is_kept_in_traditional_characters(client, as_written, address, simplified_words):
    assert_kept(client, f"/zh-hant{address}", "zh-Hant", simplified_words)


def valid_honour():
    return Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())[0]


@pytest.mark.parametrize("address", FIXED)
def test_an_english_page_says_no_fixed_word_in_chinese(client, as_written, address, chinese_words):
    response = client.get(f"/en{address}")
    assert response.status_code in (200, 404), response.status_code
    html = whole(response)
    assert '<html lang="en">' in html
    assert left(html, chinese_words) == []


@pytest.mark.parametrize("state", HonourState)
def test_a_plaque_is_explained_in_english(client, as_written, state, chinese_words):
    honour = next((each for each in Honour.objects.public() if each.state == state), None)
    if honour is None:
        return
    html = client.get(f"/en/v/{honour.code}").content.decode()
    assert f'<span lang="zh-Hans">{honour.merchant.title}</span>' in html
    assert left(html, chinese_words) == []


def test_a_plaque_is_explained_in_traditional_characters(client):
    honour = valid_honour()
    html = client.get(f"/zh-hant/v/{honour.code}").content.decode()
    assert '<html lang="zh-Hant">' in html
    assert "這塊牌是真的，現在有效。" in html
    assert f'<span lang="zh-Hans">{honour.merchant.title}</span>' in html


@pytest.mark.parametrize("address", PROMISED)
def test_what_stays_chinese_on_an_english_page_is_marked(client, address):
    page = BeautifulSoup(whole(client.get(f"/en{address}")), "html.parser")
    for other in page.select("script, style, textarea, title, head, body [lang]"):
        other.decompose()
    assert [text for text in page.stripped_strings if CHINESE.search(text)] == []


@pytest.mark.parametrize("address", PROMISED)
def test_a_traditional_page_has_no_simplified_characters_but_in_names(client, address):
    page = BeautifulSoup(whole(client.get(f"/zh-hant{address}")), "html.parser")
    names = {marked.get_text(strip=True) for marked in page.select('body [lang="zh-Hans"]')}
    for other in page.select("script, style, textarea, head, body [lang]"):
        other.decompose()
    assert [text for text in page.stripped_strings if convert(text, names) != text] == []


def test_what_is_printed_on_walls_answers_in_chinese(client):
    honour = valid_honour()
    html = client.get(f"/v/{honour.code}", headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="zh-Hans">' in html
    assert "这块牌是真的，现在有效。" in html


def test_an_offline_lesson_speaks_the_reader_s_language(client):
    html = client.get("/en/takeaway/yu-fang-shi-wu-zhong-du.html").content.decode()
    assert "Test yourself" in html
    assert '"submit": "Hand in"' in html


def test_a_refusal_is_in_the_reader_s_language(client):
    html = client.post("/en/v/report", {"place": ""}).content.decode()
    assert "Please write which shop it is and where" in html


def test_a_signed_credential_is_the_same_for_everyone(client):
    honour = valid_honour()
    html = client.get(f"/en/v/{honour.code}").content.decode()
    assert f'href="/v/{honour.code}/credential.json"' in html


def test_a_fixed_word_left_in_chinese_is_noticed(chinese_words):
    html = (
        '<html lang="en"><p>荣誉榜</p><p lang="zh-Hans">荣誉榜</p>'
        '<p aria-label="翻页">第 2 页，共 3 页</p><p>洪崖洞</p>'
    )
    assert left(html, chinese_words) == ["第 2 页，共 3 页", "翻页", "荣誉榜"]


def test_a_fixed_word_left_in_simplified_characters_is_noticed(simplified_words):
    html = '<html lang="zh-Hant"><p>荣誉榜</p><p>榮譽榜</p><p lang="zh-Hans">荣誉榜</p><p>公示</p>'
    assert left(html, simplified_words) == ["荣誉榜"]
