"""Every public page says in its head what it is: a title and a sentence of its own, and its real address."""

import re
from collections import defaultdict

import pytest
from wagtail.models import Page

from core.models import is_restricted
from honours.models import Honour

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
DESCRIPTION = re.compile(r'<meta name="description"\s+content="([^"]*)"')
CANONICAL = re.compile(r'<link rel="canonical"\s+href="https?://[^/]+([^"]*)"')


def heads(client) -> dict[str, tuple[str, str, str]]:
    """Title, description and canonical path of every public page and of some merchants, by address."""
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans").exclude(is_restricted())
    shops = [honour.merchant.get_absolute_url() for honour in Honour.objects.public().select_related("merchant")[:5]]
    found = {}
    for address in [*(page.url for page in pages), *shops]:
        text = client.get(address).content.decode()
        parts = [" ".join(part.search(text)[1].split()) for part in (TITLE, DESCRIPTION, CANONICAL)]
        found[address] = tuple(parts)
    return found


def test_titles_and_descriptions_are_each_pages_own(client):
    by_title, by_description = defaultdict(list), defaultdict(list)
    for address, (title, description, canonical) in heads(client).items():
        assert title.endswith("渝中放心游")
        assert len(title) > len("· 渝中放心游") + 2, address
        assert description, address
        assert canonical == address or address == "/activities/"
        by_title[title].append(address)
        if not address.endswith("/wall/"):  # screens on walls, each of its alliance
            by_description[description].append(address)
    assert [same for same in by_title.values() if len(same) > 1] == []
    assert [same for same in by_description.values() if len(same) > 1] == []


def test_a_month_of_activities_is_a_page_of_its_own(client):
    this, december = (client.get(address).content.decode() for address in ("/activities/", "/activities/2026-12/"))
    assert CANONICAL.search(december)[1] == "/activities/2026-12/"
    assert re.fullmatch(r"/activities/\d{4}-\d\d/", CANONICAL.search(this)[1])


@pytest.mark.parametrize("query", ["?on=2022-07-14", "?state=valid&spot=hong-ya-dong", "?page=last"])
def test_a_filtered_roll_names_the_whole_one(client, query):
    text = client.get(f"/honours/honest-traders/{query}").content.decode()
    assert CANONICAL.search(text)[1] == "/honours/honest-traders/"


@pytest.mark.parametrize(
    ("start", "title"),
    [("", "2026年12月活动清单"), ("/zh-hant", "2026年12月活動清單"), ("/en", "Activities in December 2026")],
)
def test_a_month_and_its_poster_have_titles_of_their_own_in_each_language(client, start, title):
    month = TITLE.search(client.get(f"{start}/activities/2026-12/").content.decode())[1]
    poster = TITLE.search(client.get(f"{start}/activities/2026-12/poster/").content.decode())[1]
    assert month.startswith(f"{title} · ")
    assert poster != month and " · " in poster
