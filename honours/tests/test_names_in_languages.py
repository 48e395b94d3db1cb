"""Spots, trades and issuers are called what the reader's language calls them."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from honours.models import AwardScheme, Honour, Merchant, Trade
from honours.objections.models import MerchantReply
from honours.objections.states import ReplyState
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


REASON = "两次没有明码标价"


@pytest.fixture
def lost():
    """A shop with hours and a reply that lost its plaque."""
    found = Honour.objects.public().filter(scheme__roll__slug="honest-traders").exclude(merchant__opening="")
    honour = found.order_by("pk").first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), REASON
    honour.save()
    MerchantReply.objects.create(
        merchant=honour.merchant, text="价签已经补齐。", written_on=timezone.localdate(), state=ReplyState.SHOWN
    )
    return honour


@pytest.mark.parametrize("where", ["shop", "plaque", "roll", "overview"])
def test_a_reason_that_is_there_in_chinese_only_is_said_to_be(client, lost, where):
    shop, plaque = lost.merchant.get_absolute_url(), f"/v/{lost.code}"
    address = {"shop": shop, "plaque": plaque, "roll": f"{ROLL}?q={lost.number}", "overview": "/honours/"}[where]
    reasons = [mark for mark in page(client, f"/en{address}").select('[lang="zh-Hans"]') if REASON in mark.get_text()]
    assert reasons
    assert all("(in Chinese)" in reason.parent.get_text() for reason in reasons)
    assert "中文" not in client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]


def test_what_a_shop_says_is_said_to_be_chinese(client, lost):
    found = page(client, f"/en{lost.merchant.get_absolute_url()}").select_one("#replies").parent
    assert "价签已经补齐。 (in Chinese)" in " ".join(found.get_text().split())


def test_hours_are_said_in_english(client, lost):
    lost.merchant.opening, lost.merchant.show_opening = "周一至周五 09:00-12:00\n周末 10:00-16:00", True
    lost.merchant.save()
    shop = lost.merchant.get_absolute_url()
    hours = page(client, f"/en{shop}").find("dt", string="Opening hours").find_next("dd")
    assert hours.get_text(" ", strip=True) == "Monday–Friday 09:00–12:00 Weekends 10:00–16:00"
    assert "Monday–Friday 09:00–12:00" in client.get(f"/en{shop}index.md").content.decode()
    assert "周一至周五 09:00-12:00" in client.get(shop).content.decode()


@pytest.mark.parametrize("address", ["/en/spots/jie-fang-bei/", "/en/services/ge-xie/", "/en/services/"])
def test_no_english_page_says_hours_in_chinese(client, address):
    found = page(client, address).main.get_text()
    assert not re.search(r"(?:周一至周五|周一至周六|每天|工作日) ?\d", found)
    assert re.search(r"All day|Monday–(?:Friday|Saturday) \d", found)


def test_the_rules_of_a_scheme_are_said_to_be_chinese(client):
    for address in (ROLL, "/criteria/"):
        intro = page(client, f"/en{address}").select_one('main div[lang="zh-Hans"]')
        assert "演示（虚构）" in intro.get_text()
        assert intro.find_previous_sibling("p").get_text(strip=True) == "(in Chinese)"


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


@pytest.mark.slow
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
