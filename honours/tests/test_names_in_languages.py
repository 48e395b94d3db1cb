"""Spots, trades and issuers are called what the reader's language calls them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from honours.models import AwardScheme, Merchant, Trade
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

ROLL = "/honours/honest-traders/"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def cells(client, start, kind):
    return {
        cell.get_text(strip=True) for cell in page(client, f"{start}{ROLL}?spot=chao-tian-men").select(f".roll__{kind}")
    }


@pytest.mark.parametrize(
    ("start", "spot", "trade"),
    [("", "朝天门", "餐饮"), ("/zh-hant", "朝天門", "餐飲"), ("/en", "Chaotianmen", "Restaurants")],
)
def test_a_row_of_a_roll(client, start, spot, trade):
    assert cells(client, start, "spot") == {spot}
    assert trade in cells(client, start, "trade")


@pytest.mark.parametrize(
    ("start", "spot", "trade"),
    [("", "朝天门", "服装"), ("/zh-hant", "朝天門", "服裝"), ("/en", "Chaotianmen", "Clothing")],
)
def test_the_filters_narrow_by_the_same_values_in_every_language(client, start, spot, trade):
    found = page(client, start + ROLL)
    by_spot = found.find("option", value="chao-tian-men")
    by_trade = found.find("option", value="服装")
    assert by_spot.get_text(strip=True).startswith(spot)
    assert by_trade.get_text(strip=True).startswith(trade)
    assert by_spot.get("lang") is None
    assert cells(client, start, "spot") == {spot}
    searched = page(client, f"{start}{ROLL}?q=面")
    assert searched.find("option", value="chao-tian-men").get_text(strip=True).startswith(spot)


def test_a_merchant_page_leads_to_the_spot_in_its_language(client):
    merchant = Merchant.objects.listed().filter(spot__slug="chao-tian-men")[0]
    link = page(client, f"/en{merchant.get_absolute_url()}").find("a", href="/en/spots/chao-tian-men/")
    assert link.get_text(strip=True) == "Chaotianmen"


def test_what_has_no_english_is_marked_as_chinese(client):
    Trade.objects.filter(title="服装").update(english="")
    AwardScheme.objects.update(issuer_english="")
    found = page(client, f"/en{ROLL}")
    assert found.find("option", value="服装")["lang"] == "zh-Hans"
    assert any("案例未写明颁发单位" in marked.get_text() for marked in found.select("main span[lang=zh-Hans]"))


def test_an_untranslated_spot_keeps_its_chinese_name_and_says_so(client):
    spot = ScenicSpotPage.objects.in_language("en").get(slug="chao-tian-men")
    original = ScenicSpotPage.objects.in_language("zh-hans").get(slug="chao-tian-men")
    ScenicSpotPage.objects.filter(pk=spot.pk).update(alias_of=original.page_ptr, title=original.title)
    found = page(client, f"/en{ROLL}?spot=chao-tian-men")
    assert found.select_one(".roll__spot span")["lang"] == "zh-Hans"
    assert found.find("option", value="chao-tian-men")["lang"] == "zh-Hans"


def test_names_cost_one_query_however_long_the_list(client):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    assert queries(f"/en{ROLL}") <= queries(ROLL) + 1
    assert queries("/en/credit/") <= queries("/credit/") + 1


@pytest.mark.parametrize(
    ("start", "motto", "notice"),
    [
        ("", "重庆市渝中区放心消费", "演示站点：商户"),
        ("/zh-hant", "重慶市渝中區放心消費", "演示站點：商戶"),
        ("/en", "Worry-free consumption", "Demonstration:"),
    ],
)
def test_the_facts_of_the_site(client, start, motto, notice):
    found = page(client, f"{start}/about/")
    assert motto in found.footer.get_text()
    assert found.select_one(".notice").get_text().startswith(notice)


def test_a_day_is_written_as_its_language_does(client):
    today = page(client, "/en/").select_one("#today").find_next("time").get_text()
    assert today.split(",")[0] in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
