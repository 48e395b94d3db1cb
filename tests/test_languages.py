"""Pages of another language hold no fixed word in Chinese."""

import re

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from honours.models import Honour
from honours.states import HonourState
from languages.interface import BY_PEOPLE, catalogue_of

pytestmark = pytest.mark.django_db

SPOKEN = ("aria-label", "alt", "placeholder", "title", "content", "data-label", "label")
PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[sd]")

CHINESE = re.compile(r"[\u4e00-\u9fff]")

#: Addresses that are no pages of a tree.
FIXED = ("/v/", "/v/report", "/v/reported", "/v/23456789AB")


@pytest.fixture(scope="module")
def chinese_words():
    """What finds a fixed word said in Chinese: a whole text or attribute, whatever stands at its placeholders."""
    patterns = set()
    for entry in polib.pofile(str(catalogue_of(BY_PEOPLE))):
        plain = BeautifulSoup(entry.msgid.replace("%%", "%"), "html.parser").get_text()
        own = CHINESE.findall(PLACEHOLDER.sub("", plain))
        if len(own) > 1 or (own and plain == entry.msgid):
            patterns.add(PLACEHOLDER.sub(".*?", re.escape(plain)))
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def texts(html):
    """Every piece of text and every spoken attribute of a page that is not marked as Chinese."""
    page = BeautifulSoup(html, "html.parser")
    # Titles of pages are the editors' words, not ours.
    for marked in page.select(
        "body [lang^=zh], body [hreflang^=zh], script, style, .menu__list, .crumbs, .search__title"
    ):
        marked.decompose()
    for element in page.find_all(True):
        yield from (element[name] for name in SPOKEN if element.get(name))
    yield from page.stripped_strings


def left_in_chinese(html, pattern):
    return sorted({text.strip() for text in texts(html) if CHINESE.search(text) and pattern.fullmatch(text.strip())})


def valid_honour():
    return Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())[0]


@pytest.mark.parametrize("address", FIXED)
def test_an_english_page_says_no_fixed_word_in_chinese(client, address, chinese_words):
    response = client.get(f"/en{address}")
    assert response.status_code in (200, 404), response.status_code
    html = b"".join(response).decode() if response.streaming else response.content.decode()
    assert '<html lang="en">' in html
    assert left_in_chinese(html, chinese_words) == []


@pytest.mark.parametrize("state", HonourState)
def test_a_plaque_is_explained_in_english(client, state, chinese_words):
    honour = next((each for each in Honour.objects.public() if each.state == state), None)
    if honour is None:
        return
    html = client.get(f"/en/v/{honour.code}").content.decode()
    assert f'<span lang="zh-Hans">{honour.merchant.title}</span>' in html
    assert left_in_chinese(html, chinese_words) == []


def test_a_plaque_is_explained_in_traditional_characters(client):
    honour = valid_honour()
    html = client.get(f"/zh-hant/v/{honour.code}").content.decode()
    assert '<html lang="zh-Hant">' in html
    assert "這塊牌是真的，現在有效。" in html
    assert f'<span lang="zh-Hans">{honour.merchant.title}</span>' in html


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
    html = '<p>荣誉榜</p><p lang="zh-Hans">荣誉榜</p><p aria-label="翻页">第 2 页，共 3 页</p><p>洪崖洞</p>'
    assert left_in_chinese(html, chinese_words) == ["第 2 页，共 3 页", "翻页", "荣誉榜"]
